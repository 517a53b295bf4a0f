package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorChoiceTest {

    @Test
    void javaEvaluatesWhatItKnowsUnlessOnnxRuntimeIsAskedFor() {
        assertThat(evaluator(Models.classifier(), EvaluatorChoice.AUTOMATIC)).isEqualTo(EvaluatorChoice.JAVA);
        assertThat(evaluator(Models.classifier(), EvaluatorChoice.JAVA)).isEqualTo(EvaluatorChoice.JAVA);
        assertThat(evaluator(Models.classifier(), EvaluatorChoice.ONNX_RUNTIME))
                .isEqualTo(EvaluatorChoice.ONNX_RUNTIME);
    }

    private static EvaluatorChoice evaluator(Graph graph, EvaluatorChoice wanted) {
        try (Model model = Model.of(Models.onnx(graph), Models.classifierDescription(), 1, wanted)) {
            return model.evaluator();
        }
    }

    @Test
    void bothGiveTheSameLabelsAndProbabilities() {
        byte[] onnx = Models.onnx(Models.classifier());
        try (Model java = Model.of(onnx, Models.classifierDescription(), 1, EvaluatorChoice.JAVA);
                Model other = Model.of(onnx, Models.classifierDescription(), 1, EvaluatorChoice.ONNX_RUNTIME)) {
            for (String color : List.of("red", "grün", "label😀", "half \ud83d", "", "none")) {
                Map<String, Object> row = Map.of("age", -1.5, "label", color);

                Prediction ours = java.predict(row);
                Prediction theirs = other.predict(row);

                assertThat(ours.label()).isEqualTo(theirs.label());
                assertThat(ours.values()).isEqualTo(theirs.values());
            }
        }
    }

    @Test
    void anOperatorBeyondJavaIsNamedOrLeftToOnnxRuntime() {
        byte[] onnx = Models.onnx(softened());

        assertThatThrownBy(() -> Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.JAVA))
                .hasMessage("model.onnx of sum cannot be evaluated in Java, which does not know Softsign: load it with"
                        + " Options.withEvaluator(EvaluatorChoice.ONNX_RUNTIME), or EvaluatorChoice.AUTOMATIC.");
        try (Model model = Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC)) {
            assertThat(model.evaluator()).isEqualTo(EvaluatorChoice.ONNX_RUNTIME);
            assertThat(model.predict(Map.of("a", 1, "b", 0, "c", 0)).value()).isEqualTo(0.5);
        }
    }

    private static Graph softened() {
        GraphBuilder graph = new GraphBuilder("t");
        String numeric = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String weights = graph.constant(TensorData.floats(new float[] {1, 10, 100}, 3, 1));
        String sum = graph.node("Softsign", List.of(graph.node("MatMul", List.of(numeric, weights))));
        String flat = graph.node("Reshape", List.of(sum, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }
}
