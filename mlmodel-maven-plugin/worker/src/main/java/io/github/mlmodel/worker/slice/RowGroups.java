package io.github.mlmodel.worker.slice;

import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRequest;

/** Tells which rows belong together, by equal values of a column; the values themselves are not kept. */
public final class RowGroups {

    private RowGroups() {}

    /** Returns the groups of the rows of a request, in their order. */
    public static Grouping of(ReadRequest rows, String column) {
        return Grouping.of(SliceReader.written(rows, column).codes(), "groups of '" + Printable.text(column) + "'");
    }
}
