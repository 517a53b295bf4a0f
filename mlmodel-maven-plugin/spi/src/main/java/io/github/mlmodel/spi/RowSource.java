package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files of one kind as rows of typed columns: the door for data that is no delimited text.
 *
 * <p>An artifact that has one names its class in {@code META-INF/services/io.github.mlmodel.spi.RowSource}; a data set
 * asks for the artifact by {@code <reader>}, and nothing is resolved for a data set that does not. The class is public, has
 * a public constructor without parameters, and keeps nothing between two calls. The same file must give the same rows in the
 * same order on every machine, because models are reproduced from them.
 */
@Stable(since = "1.0.0")
public interface RowSource {

    /**
     * Returns whether this source reads a file, judged by its name.
     *
     * @param name the file's name as the user knows it: relative to the project, with {@code /}
     */
    boolean reads(String name);

    /**
     * Returns a file's columns, in their order; each name once.
     *
     * @throws IOException if the file cannot be read; the message says what is wrong and where in the file
     */
    List<SourceColumn> schema(Path file) throws IOException;

    /**
     * Hands over a file's rows, all of them, in their order.
     *
     * @throws IOException as {@link #schema}, or from the sink
     */
    void read(Path file, RowSink sink) throws IOException;
}
