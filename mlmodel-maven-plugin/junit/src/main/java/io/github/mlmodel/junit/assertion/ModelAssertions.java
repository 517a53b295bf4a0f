package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Model;

/**
 * Where assertions on models begin. They stand beside those of AssertJ: both can be imported.
 *
 * <pre>{@code
 * assertThat(model).on(rows).changing("gender").toEachOf("f", "m").changesPredictionByAtMost(0.01);
 * assertThat(evaluation).where("country").is("DE").recall("yes").isAtLeast(0.6);
 * }</pre>
 */
@Stable(since = "1.0.0")
public final class ModelAssertions {

    private ModelAssertions() {}

    /** Begins assertions on what a model predicts. */
    public static ModelAssert assertThat(Model model) {
        return new ModelAssert(model);
    }

    /** Begins assertions on how good a model is. */
    public static EvaluationAssert assertThat(ModelEvaluation evaluation) {
        return new EvaluationAssert(evaluation);
    }
}
