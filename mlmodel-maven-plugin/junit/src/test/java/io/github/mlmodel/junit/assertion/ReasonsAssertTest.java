package io.github.mlmodel.junit.assertion;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsAssertTest {

    private static final String STATISTICS = """
            {
              "format": 1, "model": "weights", "rows": 100,
              "columns": [
                {"kind": "numberstatistics", "name": "age", "dates": false, "missing": 0, "bounds": [0, 10], "counts": [50, 50, 0]},
                {"kind": "numberstatistics", "name": "size", "dates": false, "missing": 0, "bounds": [0, 10], "counts": [50, 50, 0]}
              ],
              "undescribed": 0
            }
            """;

    private static final Map<String, Double> ROW = new TreeMap<>(Map.of("age", 9.0, "size", 8.0));

    @TempDir
    private Path folder;

    private Model model;

    /** The log-odds of {@code yes} are age less size. */
    private static Graph weights() {
        GraphBuilder graph = new GraphBuilder("t");
        String both = graph.node(
                "Concat",
                List.of(
                        graph.input("age", ElementType.FLOAT, ValueInfo.ROWS, 1),
                        graph.input("size", ElementType.FLOAT, ValueInfo.ROWS, 1)),
                new Attribute("axis", 1L));
        String matrix = graph.constant(TensorData.floats(new float[] {0, 1, 0, -1}, 2, 2));
        String bias = graph.constant(TensorData.floats(new float[] {0, 0}, 2));
        String output = graph.node(
                "Softmax", List.of(graph.node("Gemm", List.of(both, matrix, bias))), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(output), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(new String[] {"no", "yes"}, 2));
        graph.output(graph.node("Gather", List.of(names, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(output, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return graph.build();
    }

    @BeforeEach
    void load() throws IOException {
        ModelDescription description = GivenDescription.classifier("weights", "no", "yes")
                .columns(ColumnKind.NUMERIC, "age", "size")
                .build();
        Models.write(folder, Models.onnx(weights()), description);
        Files.writeString(ModelFile.STATISTICS.in(folder), STATISTICS);
        model = Model.load(folder);
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void columnsThatSpeakForAPredictionAreItsReasons() {
        assertThat(model).on(ROW).reasons().beginWith("age").contain("age").doNotContain("size");
        assertThat(model).on(ROW).reasons().first().column().is("age").doNotContain("size");
    }

    @Test
    void whatIsNoReasonIsToldWithTheExplanation() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(model).on(ROW).reasons().beginWith("size"))
                .withMessageStartingWith(
                        "weights does not hold that 'size' is the first reason for row 1 (age=9, size=8), of"
                                + " which it says yes (probability 0.731):\n  ");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(model).on(ROW).reasons().first().column().is("size"))
                .withMessageContaining("'size' is the first reason");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(model).on(ROW).reasons().doNotContain("age"))
                .withMessageContaining("'age' is no reason");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(model).on(ROW).reasons().contain("sise"))
                .withMessage(
                        "Model 'weights' reads no column 'sise'; did you mean 'size'? Its columns are: age, size.");
    }
}
