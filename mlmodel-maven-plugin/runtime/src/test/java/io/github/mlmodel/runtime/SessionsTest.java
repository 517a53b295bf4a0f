package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application gets that has no other evaluator on its class path. */
class SessionsTest {

    private static final String ADD =
            "add the dependency io.github.mlmodel:mlmodel-runtime-onnxruntime, in the version of" + " mlmodel-runtime";

    @ParameterizedTest
    @EnumSource(names = {"JAVA", "AUTOMATIC"})
    void javaEvaluatesWhatItKnows(EvaluatorChoice evaluator) {
        try (Model model = Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, evaluator)) {
            assertThat(model.evaluator()).isEqualTo(EvaluatorChoice.JAVA);
            for (String color : Models.AWKWARD_COLORS) {
                assertThat(model.predict(Map.of("age", -20, "label", color)).label())
                        .isEqualTo("no");
            }
        }
    }

    @Test
    void anOperatorBeyondJavaIsNamedWithTheArtifactThatKnowsIt() {
        byte[] onnx = Models.onnx(Models.softened());

        assertThatThrownBy(() -> Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC))
                .isInstanceOfSatisfying(
                        MlModelException.class, e -> assertThat(e.anchor()).contains(Anchor.NEEDS_ONNX_RUNTIME))
                .hasMessage("model.onnx of sum needs ONNX Runtime, because Java does not know Softsign: " + ADD + ".");
        assertThatThrownBy(() -> Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.JAVA))
                .hasMessage("model.onnx of sum cannot be evaluated in Java, which does not know Softsign: load it with"
                        + " EvaluatorChoice.AUTOMATIC (Options.withEvaluator), and " + ADD + ".");
    }

    @Test
    void onnxRuntimeIsNotTakenWhereItIsNot() {
        byte[] onnx = Models.onnx(Models.classifier());

        assertThatThrownBy(() -> Model.of(onnx, Models.classifierDescription(), 1, EvaluatorChoice.ONNX_RUNTIME))
                .hasMessage(
                        "model.onnx of color is to be evaluated by ONNX Runtime (EvaluatorChoice.ONNX_RUNTIME), which is"
                                + " not on the class path: " + ADD + ", or load it with EvaluatorChoice.AUTOMATIC.");
    }

    @Test
    void aGraphThatMakesNoSenseIsRefused() {
        byte[] onnx = Models.onnx(misshapen());

        assertThatThrownBy(() -> Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("model.onnx of sum cannot be evaluated: ")
                .hasMessageEndingWith(". Export the model again.");
    }

    private static Graph misshapen() {
        GraphBuilder graph = new GraphBuilder("t");
        graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String weights = graph.constant(TensorData.floats(new float[] {1, 10, 100}, 3, 1));
        String product = graph.node("MatMul", List.of(weights, weights));
        graph.output(product, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }
}
