package io.github.mlmodel.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application gets that has this module on its class path. */
class EvaluatorChoiceTest {

    @TempDir
    Path folder;

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
            for (String color : Models.AWKWARD_COLORS) {
                Map<String, Object> row = Map.of("age", -1.5, "label", color);

                Prediction ours = java.predict(row);
                Prediction theirs = other.predict(row);

                assertThat(ours.label()).isEqualTo(theirs.label());
                assertThat(ours.values()).isEqualTo(theirs.values());
            }
        }
    }

    @Test
    void anOperatorBeyondJavaIsLeftToOnnxRuntime() {
        byte[] onnx = Models.onnx(Models.softened());

        try (Model model = Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC)) {
            assertThat(model.evaluator()).isEqualTo(EvaluatorChoice.ONNX_RUNTIME);
            assertThat(model.predict(Map.of("a", 1, "b", 0, "c", 0)).value()).isEqualTo(0.5);
        }
    }

    @Test
    void predictionsOfAGraphBeyondJavaAreNotExplained() {
        byte[] onnx = Models.onnx(Models.softened());

        try (Model model = Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC)) {
            assertThatThrownBy(() -> model.explain(Map.of("a", 1, "b", 0, "c", 0)))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The predictions of model.onnx of " + model.name()
                            + " cannot be explained: its graph is beyond what Java evaluates.");
        }
    }

    @Test
    void aGraphThatOnnxRuntimeRefusesIsNotTheMachinesFault() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("numeric", ElementType.FLOAT, -1, 3);
        graph.output(graph.node("NoSuchOperator", List.of(in)), "prediction", ElementType.FLOAT, -1);
        Models.write(folder, Models.onnx(graph.build()), Models.regressionDescription());

        assertThatThrownBy(() -> Model.load(folder))
                .isInstanceOfSatisfying(
                        MlModelException.class, e -> assertThat(e.kind()).isEqualTo(MlModelException.Kind.USER))
                .hasMessageStartingWith(folder + " cannot be loaded by ONNX Runtime: ")
                .hasMessageContaining("NoSuchOperator");
    }

    @Test
    void aModelThatPredictsForTooLongIsStopped() throws IOException {
        Options options =
                Options.defaults().withTimeLimit(Duration.ofMillis(50)).withEvaluator(EvaluatorChoice.ONNX_RUNTIME);
        Path model = Models.write(folder, Models.onnx(Models.slow()), Models.regressionDescription());

        try (Model loaded = Model.load(model, options)) {
            assertThatThrownBy(() -> loaded.predict(Map.of("a", 1, "b", 2, "c", 3)))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage(folder + " was stopped: it predicted for longer than its time limit of 50 ms. Predict"
                            + " fewer rows at once, or raise the limit (Options.withTimeLimit).");
        }
        try (Model loaded = Model.load(Models.write(folder), options.withTimeLimit(Duration.ofDays(100_000)))) {
            assertThat(loaded.predict(Map.of("age", 1, "label", "red")).label()).isEqualTo("ja 😀");
        }
    }
}
