package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.typed.GeneratedModel;

/**
 * Where assertions on models begin. They stand beside those of AssertJ: both can be imported.
 *
 * <pre>{@code
 * assertThat(model).on(new ChurnInput(42, 3000, "basic", 12)).predicts(Label.YES).withProbabilityAtLeast(.7);
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

    /** Begins assertions on what a model predicts by the class that was generated for it, of rows of its own class. */
    public static <R> GeneratedModelAssert<R> assertThat(GeneratedModel<R> model) {
        return new GeneratedModelAssert<>(model);
    }

    /** Begins assertions on how good a model is. */
    public static EvaluationAssert assertThat(ModelEvaluation evaluation) {
        return new EvaluationAssert(evaluation);
    }
}
