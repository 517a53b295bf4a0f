package io.github.mlmodel.worker.slice;

import io.github.mlmodel.grade.interval.Groups;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRequest;

/** Tells which rows belong together, by equal values of a column; the values themselves are not kept. */
public final class RowGroups {

    private RowGroups() {}

    /** Returns the groups of the rows of a request, in their order. */
    public static Groups of(ReadRequest rows, String column) {
        return Groups.of(SliceReader.written(rows, column).codes(), "groups of '" + Printable.text(column) + "'");
    }
}
