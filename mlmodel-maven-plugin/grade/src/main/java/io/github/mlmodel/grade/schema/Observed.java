package io.github.mlmodel.grade.schema;

import java.util.List;
import java.util.Objects;

/**
 * What was seen in the rows of one source.
 *
 * @param files what people call its files
 * @param heldBackAlone whether these are files of held-back rows alone
 * @param columns the names of its columns
 * @param rows number of rows
 * @param observations what was seen of each rule
 */
public record Observed(
        String files, boolean heldBackAlone, List<String> columns, long rows, List<Observation> observations) {

    /** Refuses what lacks a part, as a damaged file does. */
    public Observed {
        Objects.requireNonNull(files);
        columns = List.copyOf(columns);
        observations = List.copyOf(observations);
    }
}
