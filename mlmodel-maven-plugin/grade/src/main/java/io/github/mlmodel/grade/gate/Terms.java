package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.check.GateChanges;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model's gates are judged on, beside what they ask.
 *
 * @param acceptedBreak a person's word that the model may go though it cannot be compared with its baseline; absent where
 *     there is none
 * @param gateChanges what becomes of a grade whose gates are looser than the baseline's
 * @param release whether the version is published once and for all
 * @param confidence how sure a verdict must be; absent where values decide, and not their intervals
 */
public record Terms(
        @Nullable AcceptedBreak acceptedBreak,
        GateChanges gateChanges,
        boolean release,
        @Nullable Confidence confidence) {

    /** Those of a model that says nothing of it. */
    public static final Terms DEFAULT = new Terms(null, GateChanges.WARN);

    /** Refuses what lacks a part, as a damaged file does. */
    public Terms {
        Objects.requireNonNull(gateChanges);
    }

    /** Makes those by which values decide. */
    public Terms(@Nullable AcceptedBreak acceptedBreak, GateChanges gateChanges, boolean release) {
        this(acceptedBreak, gateChanges, release, null);
    }

    /** Makes those of a SNAPSHOT. */
    public Terms(@Nullable AcceptedBreak acceptedBreak, GateChanges gateChanges) {
        this(acceptedBreak, gateChanges, false);
    }
}
