package io.github.mlmodel.worker.judge;

import io.github.mlmodel.grade.LargestDifference;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Predictions;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has ONNX Runtime predict the rows that were predicted in Java, and compares: an application may choose either, and what is
 * graded holds for both.
 */
public final class EvaluatorJudge implements AutoCloseable {

    private final ModelDescription description;
    private final @Nullable Model other;
    private final Parity parity;
    private int rows;

    private EvaluatorJudge(ModelDescription description, @Nullable Model other) {
        this.description = description;
        this.other = other;
        this.parity = new Parity(Tolerance.of(description), Parity.valuesARow(description));
    }

    /**
     * Prepares to judge a model; there is nothing to judge where Java does not evaluate it.
     *
     * @param open loads the same model by another evaluator
     */
    public static EvaluatorJudge of(Model model, Function<EvaluatorChoice, Model> open) {
        return new EvaluatorJudge(
                model.description(),
                model.evaluator() == EvaluatorChoice.JAVA ? open.apply(EvaluatorChoice.ONNX_RUNTIME) : null);
    }

    /** Predicts the same rows, and compares. */
    public void compare(Batch batch, Predictions predictions) {
        if (other != null) {
            parity.compare(other.predict(batch).values(), predictions);
            rows += predictions.rows();
        }
    }

    /** Returns the largest difference so far, or nothing where there is nothing to judge. */
    public OptionalDouble largest() {
        return other == null ? OptionalDouble.empty() : OptionalDouble.of(parity.largest());
    }

    /**
     * Requires that both predict the same.
     *
     * @throws MlModelException if they differ by more than the tolerance
     */
    public void require() {
        if (parity.wrong() > 0) {
            throw MlModelException.user(String.format(
                    Locale.ROOT,
                    "Model '%s': Java and ONNX Runtime predict otherwise, on %d of %s; the largest difference is %.3g (%s)."
                            + " An application would not get what was graded. Choose another trainer, and report this one.",
                    description.name(),
                    parity.wrong(),
                    Names.count(rows, "row"),
                    parity.largest(),
                    parity.worst()));
        }
    }

    /** Returns by how much they differ, as a clause; nothing where they do not. */
    public Optional<String> clause() {
        LargestDifference difference = LargestDifference.of(parity.largest(), description);
        return difference.isNone()
                ? Optional.empty()
                : Optional.of("on " + Names.count(rows, "row") + ", predictions in Java differ from ONNX Runtime's by "
                        + difference.number() + " at most, " + difference.scale());
    }

    @Override
    public void close() {
        if (other != null) {
            other.close();
        }
    }
}
