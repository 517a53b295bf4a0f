package io.github.mlmodel.grade.drift;

import java.util.Objects;

/**
 * The content of {@code drift.json}: a comparison, and what it is of.
 *
 * @param format version of this file's format
 * @param source the rows, as the user named them
 * @param comparedWith where the model is whose training rows they are compared with
 * @param thresholds how far columns may be
 * @param drift what was found
 */
public record DriftReport(int format, String source, String comparedWith, DriftThresholds thresholds, Drift drift) {

    /** The format that this version writes. */
    public static final int FORMAT = 1;

    /** Refuses what lacks a part. */
    public DriftReport {
        Objects.requireNonNull(source);
        Objects.requireNonNull(comparedWith);
        Objects.requireNonNull(thresholds);
        Objects.requireNonNull(drift);
    }
}
