package io.github.mlmodel.worker.read;

import io.github.mlmodel.worker.table.Column;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of one reading.
 *
 * @param rows the rows
 * @param labels texts of the column that was to be labelled, when it was read as numbers and has few different texts
 * @param oddTexts some texts that were read as missing amid numbers, where nothing is to be refused
 */
public record ReadOutcome(ReadRows rows, Column.@Nullable Texts labels, Set<String> oddTexts) {

    /** Copies the set. */
    public ReadOutcome(ReadRows rows, Column.@Nullable Texts labels, Set<String> oddTexts) {
        this.rows = rows;
        this.labels = labels;
        this.oddTexts = Set.copyOf(oddTexts);
    }

    /** Makes an outcome of rows as they are. */
    public ReadOutcome(ReadRows rows, Column.@Nullable Texts labels) {
        this(rows, labels, Set.of());
    }

    /** Different texts that are remembered of a column that is read as numbers. */
    public static final int MOST_LABELS = 1000;
}
