package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.judge.Ungated;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models to grade.
 *
 * @param models the models
 * @param skipped whether tests are skipped
 * @param packaged whether the same build packages the models, so that the jar it makes needs the grade of a release
 * @param ungated which models a person lets go without a passing grade, which their grades then say
 * @param failureIgnoredBy the property that lets the build go on after a failed gate, or absent
 * @param reports folder of the reports in Surefire's form
 */
public record TestRequest(
        List<ConfiguredModel> models,
        boolean skipped,
        boolean packaged,
        Ungated ungated,
        @Nullable String failureIgnoredBy,
        Path reports) {

    /** Copies the list. */
    public TestRequest {
        models = List.copyOf(models);
    }
}
