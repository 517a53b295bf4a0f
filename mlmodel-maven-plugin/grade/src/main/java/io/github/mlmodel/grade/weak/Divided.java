package io.github.mlmodel.grade.weak;

import io.github.mlmodel.grade.condition.Condition;
import java.util.List;

/**
 * Rows that are divided by a column.
 *
 * @param parts what the rows of each part keep
 * @param part the part of each row, −1 for one that is of none; shared, never written to
 */
public record Divided(List<Condition> parts, int[] part) {

    /** Copies the list. */
    public Divided {
        parts = List.copyOf(parts);
    }
}
