package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.spi.ColumnValues;
import java.util.List;

/** Takes rows that are of their file's schema. */
interface RowReceiver {

    /**
     * Takes one row.
     *
     * @param at its place among the values
     * @param row its number in the file, from 1
     */
    void add(List<ColumnValues> values, int at, DataFile file, long row);

    /** Counts rows that were handed over. */
    void added(int count);
}
