package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models whose files are whole and whose answers are none, or that never answer. */
class HostileModelTest {

    private static final Map<String, ?> ROW = Map.of("age", 1, "label", "red");
    private static final String BROKEN = " for row 1 of 1: the row has numbers far beyond those it was"
            + " trained on, or the model is broken, or its model.json is another model's. Look at the row; where it is an"
            + " ordinary one, train the model again.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN|0.5|no|gave NaN for 'no' as 'probabilities'",
                "0.5|Infinity|no|gave Infinity for 'ja 😀' as 'probabilities'",
                "-0.25|1.25|no|gave -0.25 for 'no', which is no probability",
                "0.7|0.7|no|gave probabilities that sum to 1.4",
                "0|0|no|gave probabilities that sum to 0.0",
                "0.25|0.75|no|gave the label 'no' with 0.25, and 0.75 for 'ja 😀' as 'probabilities'"
            })
    void answersOfAClassifierThatAreNoneAreRefused(float no, float yes, String label, String did) throws IOException {
        try (Model model = loaded(answering(no, yes, label))) {
            assertThatThrownBy(() -> model.predict(ROW))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The model of " + folder + " " + did + BROKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, ja 😀", "0.4999, 0.5001, no", "1e-9, 0.9999999, ja 😀"})
    void answersThatAreRightUpToRoundingAreTaken(float no, float yes, String label) throws IOException {
        try (Model model = loaded(answering(no, yes, label))) {
            assertThat(model.predict(ROW).label()).isEqualTo(label);
        }
    }

    @Test
    void aNumberThatIsNoneIsRefused() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String sums = graph.node(
                "ReduceSum",
                List.of(in, graph.constant(TensorData.longs(new long[] {1}, 1))),
                new Attribute("keepdims", 0L));
        graph.output(graph.node("Log", List.of(sums)), "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        Path model = Models.write(folder, Models.onnx(graph.build()), Models.regressionDescription());

        try (Model loaded = Model.load(model)) {
            assertThat(loaded.predict(Map.of("a", 1, "b", 0, "c", 0)).value()).isZero();
            assertThatThrownBy(() ->
                            loaded.predict(List.of(Map.of("a", 1, "b", 0, "c", 0), Map.of("a", -1, "b", 0, "c", 0))))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The model of " + folder
                            + " gave NaN as 'prediction' for row 2 of 2: the row has numbers far beyond"
                            + " those it was trained on, or the model is broken, or its model.json is another model's. Look"
                            + " at the row; where it is an ordinary one, train the model again.");
        }
    }

    @Test
    void aModelThatPredictsForTooLongIsStopped() throws IOException {
        Options options = Options.defaults().withTimeLimit(Duration.ofMillis(50));
        Path model = Models.write(folder, Models.onnx(Models.slow()), Models.regressionDescription());

        try (Model loaded = Model.load(model, options)) {
            assertThatThrownBy(() -> loaded.predict(Map.of("a", 1, "b", 2, "c", 3)))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage(folder + " was stopped: it predicted for longer than its time limit of 50 ms. Predict"
                            + " fewer rows at once, or raise the limit (Options.withTimeLimit).");
        }
        try (Model loaded = Model.load(Models.write(folder), options.withTimeLimit(Duration.ofDays(1)))) {
            assertThat(loaded.predict(ROW).label()).isEqualTo("ja 😀");
        }
    }

    private Model loaded(Graph graph) throws IOException {
        ModelDescription description = Models.classifierDescription();
        return Model.load(Models.write(folder, Models.onnx(graph), description));
    }

    /** Says the same of every row. */
    private static Graph answering(float no, float yes, String label) {
        GraphBuilder graph = new GraphBuilder("t");
        String age = graph.input("age", ElementType.FLOAT, ValueInfo.ROWS, 1);
        graph.input("label_", ElementType.STRING, ValueInfo.ROWS, 1);
        String zero = graph.node("Sub", List.of(age, age));
        String values = graph.constant(TensorData.floats(new float[] {no, yes}, 1, 2));
        graph.output(graph.node("Add", List.of(zero, values)), "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        String flat = graph.node("Reshape", List.of(zero, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        String whole = graph.node("Cast", List.of(flat), new Attribute("to", 7L));
        String said = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(whole),
                new Attribute("keys_int64s", new long[] {0}),
                new Attribute("values_strings", new String[] {label}));
        graph.output(said, "label", ElementType.STRING, ValueInfo.ROWS);
        return graph.build();
    }
}
