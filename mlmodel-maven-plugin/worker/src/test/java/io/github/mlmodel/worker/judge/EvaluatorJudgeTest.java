package io.github.mlmodel.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another model stands for an evaluator that computes otherwise. */
class EvaluatorJudgeTest {

    private static final ModelDescription DESCRIPTION = GivenDescription.regressor("price")
            .input("x", ColumnKind.NUMERIC, "x")
            .order("x")
            .build();

    @Test
    void nothingIsSaidOfWhatBothPredictAlike() {
        try (Model model = times(2, "Neg", EvaluatorChoice.AUTOMATIC);
                EvaluatorJudge judge = EvaluatorJudge.of(model, evaluator -> times(2, "Neg", evaluator))) {
            judge.compare(batch(), model.predict(batch()));

            judge.require();
            assertThat(judge.largest()).hasValue(0);
            assertThat(judge.clause()).isEmpty();
        }
    }

    @Test
    void aDifferenceWithinTheToleranceIsSaid() {
        try (Model model = times(2, "Neg", EvaluatorChoice.AUTOMATIC);
                EvaluatorJudge judge = EvaluatorJudge.of(model, evaluator -> times(2.000001f, "Neg", evaluator))) {
            judge.compare(batch(), model.predict(batch()));

            judge.require();
            assertThat(judge.largest().orElseThrow()).isBetween(1e-6, 4e-6);
            assertThat(judge.clause().orElseThrow())
                    .matches(
                            "on 3 rows, predictions in Java differ from ONNX Runtime's by [12]\\.\\de-06 at most, of values"
                                    + " whose standard deviation is 1");
        }
    }

    @Test
    void aDifferenceBeyondTheToleranceFails() {
        try (Model model = times(2, "Neg", EvaluatorChoice.AUTOMATIC);
                EvaluatorJudge judge = EvaluatorJudge.of(model, evaluator -> times(2.5f, "Neg", evaluator))) {
            judge.compare(batch(), model.predict(batch()));

            assertThatThrownBy(judge::require)
                    .hasMessage(
                            "Model 'price': Java and ONNX Runtime predict otherwise, on 2 of 3 rows; the largest difference"
                                    + " is 1.00 (5.0 became 4.0). An application would not get what was graded. Choose another"
                                    + " trainer, and report this one.");
        }
    }

    @Test
    void whatOnnxRuntimeAloneEvaluatesNeedsNoJudge() {
        try (Model model = times(2, "Softsign", EvaluatorChoice.AUTOMATIC);
                EvaluatorJudge judge = EvaluatorJudge.of(model, evaluator -> {
                    throw new IllegalStateException("there is no other");
                })) {
            judge.compare(batch(), model.predict(batch()));

            judge.require();
            assertThat(judge.largest()).isEmpty();
            assertThat(judge.clause()).isEmpty();
        }
    }

    private static Batch batch() {
        return Batch.builder(3).numbers("x", new double[] {0, -1, -2}).build();
    }

    /** A model that predicts a multiple, after another operator. */
    private static Model times(float factor, String operator, EvaluatorChoice evaluator) {
        GraphBuilder graph = new GraphBuilder("t");
        String x = graph.node(operator, List.of(graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1)));
        String product = graph.node("Mul", List.of(x, graph.constant(TensorData.floats(new float[] {factor}))));
        String flat = graph.node("Reshape", List.of(product, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return Model.of(OnnxFile.write(graph.build(), "price", Map.of()), DESCRIPTION, 1, evaluator);
    }
}
