package io.github.mlmodel.worker.read;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row.
 *
 * @param kept whether it is read
 * @param lacksValue whether it is trained on because it has no value to ask
 * @param fault why that cannot be told, as a clause; absent where it can
 */
public record RowFate(
        boolean kept, boolean lacksValue, @Nullable String fault) {

    /** It is read. */
    static final RowFate KEPT = new RowFate(true, false, null);

    /** It is of the other side. */
    static final RowFate OTHER = new RowFate(false, false, null);
}
