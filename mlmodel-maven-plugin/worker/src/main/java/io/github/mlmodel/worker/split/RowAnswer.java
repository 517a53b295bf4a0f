package io.github.mlmodel.worker.split;

import io.github.mlmodel.model.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of its side.
 *
 * @param heldBack whether it is held back
 * @param lacksValue whether it is trained on because it has no value to ask
 * @param fault why it cannot be told, as a clause; absent where it can
 */
public record RowAnswer(
        boolean heldBack, boolean lacksValue, @Nullable String fault) {

    static final RowAnswer HELD_BACK = new RowAnswer(true, false, null);

    static final RowAnswer TRAINED_ON = new RowAnswer(false, false, null);

    static final RowAnswer NO_VALUE = new RowAnswer(false, true, null);

    static RowAnswer of(boolean heldBack) {
        return heldBack ? HELD_BACK : TRAINED_ON;
    }

    /** Returns that a column has a text that cannot be asked. */
    static RowAnswer unaskable(String column, String text) {
        return new RowAnswer(false, false, "has '" + Printable.text(text) + "' in '" + Printable.text(column) + "'");
    }
}
