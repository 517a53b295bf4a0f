package io.github.mlmodel.worker.table;

import io.github.mlmodel.runtime.Batch;
import java.util.List;

/** Raw rows: lines of a table, or images. */
public sealed interface Rows permits Table, ImageRows {

    /** Returns the number of rows. */
    int rows();

    /** Returns what is known of each row by column; images have the one column of their classes. */
    List<Column> columns();

    /** Returns how many rows are looked at together, so that they take little memory. */
    int rowsAtOnce();

    /** Returns the rows of these numbers, in that order. */
    Rows select(int[] chosen);

    /** Returns the rows as an application would give them to a model that reads these columns. */
    Batch batch(List<String> read);
}
