package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.io.IOException;
import java.util.List;

/** Takes rows from a {@link RowSource}, some thousands at a time. */
@Stable(since = "1.0.0")
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next rows. Arrays may be used again for the rows after them.
     *
     * @param columns the values of each column of the schema, in its order and of its types, all of one length
     */
    void rows(List<ColumnValues> columns) throws IOException;
}
