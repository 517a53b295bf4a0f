package io.github.mlmodel.worker.read;

import java.util.List;

/** Looks at all rows of some files, one after another. */
public interface RowVisitor {

    /** Begins with no row. Where the way in which files are written turns out late, everything begins anew. */
    void begin(List<String> columns);

    /** Takes a row. */
    void row(WrittenRow row);
}
