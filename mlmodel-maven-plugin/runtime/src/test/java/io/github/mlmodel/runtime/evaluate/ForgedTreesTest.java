package io.github.mlmodel.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.plan.FlatCompiler;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees of {@code ai.onnx.ml} 5 that no trainer writes: each is refused with what is wrong, or means what ONNX Runtime takes it for. */
class ForgedTreesTest {

    /** Returns the attributes of two trees: one of two splits and three leaves, and one of a split and two leaves. */
    private static Map<String, Object> trees() {
        Map<String, Object> trees = new LinkedHashMap<>();
        trees.put("n_targets", 2L);
        trees.put("tree_roots", new long[] {0, 2});
        trees.put("nodes_featureids", new long[] {0, 1, 2});
        trees.put("nodes_modes", new TensorData(ElementType.UINT8, List.of(3L), new byte[3]));
        trees.put("nodes_splits", TensorData.floats(new float[] {1, 2, 0}, 3));
        trees.put("nodes_truenodeids", new long[] {0, 1, 3});
        trees.put("nodes_trueleafs", new long[] {1, 1, 1});
        trees.put("nodes_falsenodeids", new long[] {1, 2, 4});
        trees.put("nodes_falseleafs", new long[] {0, 1, 1});
        trees.put("leaf_targetids", new long[] {0, 1, 0, 1, 0});
        trees.put("leaf_weights", TensorData.floats(new float[] {1, 10, 100, 1000, 10_000}, 5));
        return trees;
    }

    private static OnnxContent content(Map<String, Object> trees) {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 3);
        Attribute[] attributes = trees.entrySet().stream()
                .map(entry -> new Attribute(entry.getKey(), entry.getValue()))
                .toArray(Attribute[]::new);
        String sums = graph.node(GraphBuilder.ML, "TreeEnsemble", List.of(in), attributes);
        graph.output(sums, "y", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return OnnxReader.read(OnnxFile.write(graph.build(), "t", Map.of()), "File 'm'");
    }

    private static void refused(String attribute, Object forged, String why) {
        Map<String, Object> trees = trees();
        trees.put(attribute, forged);
        refused(trees, why);
    }

    private static void refused(Map<String, Object> trees, String why) {
        assertThat(FlatCompiler.of(content(trees))).isEmpty();
        assertThatThrownBy(() -> PlanBuilder.compile(content(trees), "File 'm'"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("File 'm' cannot be evaluated: TreeEnsemble that writes 't_TreeEnsemble0': " + why
                        + ". Export the model again.");
    }

    @Test
    void wholeTreesAreTaken() {
        assertThat(FlatCompiler.of(content(trees()))).isPresent();
    }

    @Test
    void treesWithoutRootsAreNone() {
        Map<String, Object> trees = trees();
        trees.remove("tree_roots");

        refused(trees, "tree_roots is missing");
    }

    @Test
    void moreTreesThanCanBeAreRefused() {
        refused("tree_roots", new long[(1 << 20) + 1], "there are more than a million trees");
    }

    /** ONNX Runtime takes 2 for 0; a reader that took it for 1 would answer otherwise in silence. */
    @ParameterizedTest
    @CsvSource({"2", "-1"})
    void aWayOfMissingValuesThatIsNoneIsRefused(long way) {
        refused(
                "nodes_missing_value_tracks_true",
                new long[] {0, way, 1},
                "nodes_missing_value_tracks_true has " + way);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "65537", "2147483647", "1099511627776"})
    void sumsOfWhichThereAreNoneOrForWhichThereIsNoMemoryAreRefused(long targets) {
        refused("n_targets", targets, "n_targets is " + targets);
    }

    @ParameterizedTest
    @CsvSource({"-1", "2147483647"})
    void featuresThatNoRowHasAreRefused(long feature) {
        refused("nodes_featureids", new long[] {0, feature, 1}, "a node compares feature " + feature);
    }

    @Test
    void numbersInRowsAndColumnsAreNoList() {
        refused(
                "nodes_splits",
                TensorData.floats(new float[] {1, 2, 0}, 3, 1),
                "nodes_splits is no list of 32-bit numbers");
    }

    @Test
    void nodesAndLeavesThatAreNotThereAreRefused() {
        refused("nodes_truenodeids", new long[] {0, 9, 3}, "there is no node or leaf 9 of 5");
        refused("tree_roots", new long[] {0, 3}, "there is no node or leaf 3 of 3");
        refused("nodes_falsenodeids", new long[] {0, 2, 4}, "a tree goes round in a circle");
    }
}
