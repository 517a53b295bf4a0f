package io.github.mlmodel.build.step.drift;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.grade.drift.DriftThresholds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to compare with those that models were trained on.
 *
 * @param models the models
 * @param source the rows' files, as somebody named them; absent where nobody did
 * @param typed whether that was typed rather than written in a POM
 * @param from whose training rows count
 * @param thresholds how far columns may be
 * @param fail whether a column that drifted fails the build
 */
public record DriftRequest(
        List<ConfiguredModel> models,
        @Nullable String source,
        boolean typed,
        ComparedModel from,
        DriftThresholds thresholds,
        boolean fail) {

    /** Copies the list. */
    public DriftRequest {
        models = List.copyOf(models);
    }
}
