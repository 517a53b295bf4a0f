package io.github.mlmodel.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanBuilderTest {

    /** But where it ends between two of its last parts, the versions of operators. */
    @Test
    void aFileThatEndsEarlyIsRefused() {
        byte[] file = OnnxFile.write(trees(1, 0), "t", Map.of());
        int whole = 0;

        for (int length = 1; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            try {
                whole += PlanBuilder.compile(OnnxReader.read(part, "File 'm'"), "File 'm'") instanceof PlanOutcome.Ready
                        ? 1
                        : 0;
            } catch (MlModelException e) {
                assertThat(e.sentence()).startsWith("File 'm' is not an ONNX file, or it is damaged.");
            }
        }

        assertThat(whole).isLessThan(3);
    }

    @Test
    void everyOperatorBeyondJavaIsNamedOnce() {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, 3);
        String first = graph.node("", "Selu", List.of(graph.node("", "Selu", List.of(in))));
        String second = graph.node("com.microsoft", "Gelu", List.of(graph.node("Neg", List.of(first))));
        graph.output(graph.node("Cast", List.of(in), new Attribute("to", 10L)), "half", ElementType.FLOAT);
        graph.output(second, "out", ElementType.FLOAT, ValueInfo.ROWS, 3);

        assertThat(compile(graph.build()))
                .isEqualTo(new PlanOutcome.Beyond(List.of("Selu", "com.microsoft:Gelu", "Cast to type 10")));
    }

    @Test
    void anOperatorBeyondJavaIsNamedWhereNothingElseIs() {
        GraphBuilder graph = new GraphBuilder("t");
        String chance = graph.node("RandomNormal", List.of(), new Attribute("shape", new long[] {1}));
        graph.output(chance, "out", ElementType.FLOAT, 1);

        assertThat(compile(graph.build())).isEqualTo(new PlanOutcome.Beyond(List.of("RandomNormal")));
    }

    @Test
    void treesThatGoRoundInACircleAreRefused() {
        assertThatThrownBy(() -> compile(trees(0, 3)))
                .hasMessage(
                        "File 'm' cannot be evaluated: TreeEnsembleRegressor that writes 't_TreeEnsembleRegressor0': a tree"
                                + " goes round in a circle. Export the model again.");
    }

    @Test
    void coversOfSomeNodesAloneAreRefused() {
        assertThatThrownBy(() -> compile(trees(1, 2)))
                .hasMessage(
                        "File 'm' cannot be evaluated: TreeEnsembleRegressor that writes 't_TreeEnsembleRegressor0':"
                                + " nodes_hitrates has 2 of 3 values. Export the model again.");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 0, 2, 2, there is no node or leaf 2 of 2",
        "0, 2, 0, 2, 2, there is no node or leaf 2 of 2",
        "0, 0, 0, 2, 2, a tree goes round in a circle",
        "0, 1, 2, 2, 2, leaf_targetids has target 2 of 2",
        "0, 1, 0, 3, 2, nodes_hitrates has 3 of 2 values",
        "0, 1, 0, 0, 2, nodes_hitrates has 0 of 2 values",
        "0, 1, 0, 2, 3, leaf_weights has 3 of 2 values"
    })
    void ensemblesThatAreNoTreesAreRefused(long root, long yes, long target, int shares, int weights, String clause) {
        assertThatThrownBy(() -> compile(ensemble(root, yes, target, shares, weights)))
                .hasMessage("File 'm' cannot be evaluated: TreeEnsemble that writes 't_TreeEnsemble0': " + clause
                        + ". Export the model again.");
    }

    @Test
    void valuesThatNobodyWritesAreRefused() {
        GraphBuilder graph = new GraphBuilder("t");
        graph.output(graph.node("Neg", List.of("nobody")), "out", ElementType.FLOAT);

        assertThatThrownBy(() -> compile(graph.build()))
                .hasMessage(
                        "File 'm' cannot be evaluated: Neg that writes 't_Neg0': value 'nobody' is read before it is"
                                + " written. Export the model again.");
    }

    @Test
    void whatDoesNotFitIsToldWithTheOperator() {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, ValueInfo.ROWS);
        String weights = graph.constant(TensorData.floats(new float[6], 3, 2));
        graph.output(graph.node("MatMul", List.of(in, weights)), "out", ElementType.FLOAT, ValueInfo.ROWS, 2);
        Plan plan = ((PlanOutcome.Ready) compile(graph.build())).plan();

        assertThatThrownBy(() -> plan.run(new TensorValue[] {TensorValue.of(new float[4], 1, 4)}, () -> false))
                .isInstanceOf(FailedNode.class)
                .hasMessage("MatMul that writes 't_MatMul1': matrices [1, 4] and [3, 2] cannot be multiplied");
        assertThatThrownBy(() -> plan.run(new TensorValue[] {TensorValue.of(new float[3], 1, 3)}, () -> true))
                .isInstanceOf(Stopped.class);
    }

    /** A loop doubles what it carries, as often as it is told, until it is above a bound. */
    @Test
    void aLoopOfAConstantNumberOfRoundsIsEvaluated() {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("in", ElementType.FLOAT, 1);
        String two = graph.constant(TensorData.floats(new float[] {2}, 1));
        GraphBuilder body = new GraphBuilder("body");
        body.input("round", ElementType.INT64);
        body.input("go", ElementType.BOOL);
        String carried = body.input("carried", ElementType.FLOAT, 1);
        String doubled = body.node("Mul", List.of(carried, two));
        String bound = body.constant(TensorData.floats(new float[] {20}, 1));
        body.output(body.node("Less", List.of(doubled, bound)), "again", ElementType.BOOL, 1);
        body.output(doubled, "next", ElementType.FLOAT, 1);
        String rounds = graph.constant(TensorData.longs(new long[] {5}));
        String loop = graph.node("Loop", List.of(rounds, "", in), new Attribute("body", body.build()));
        graph.output(loop, "out", ElementType.FLOAT, 1);
        Plan plan = ((PlanOutcome.Ready) compile(graph.build())).plan();

        assertThat(run(plan, 1)).containsExactly(32);
        assertThat(run(plan, 8)).containsExactly(32);
        assertThat(run(plan, 0.125f)).containsExactly(4);
    }

    private static float[] run(Plan plan, float value) {
        return plan.run(new TensorValue[] {TensorValue.of(new float[] {value}, 1)}, () -> false)[0].floats();
    }

    private static PlanOutcome compile(Graph graph) {
        return PlanBuilder.compile(OnnxReader.read(OnnxFile.write(graph, "t", Map.of()), "File 'm'"), "File 'm'");
    }

    /** One split whose first side leads to a node. */
    private static Graph trees(long yes, int covers) {
        long[] zeros = new long[3];
        GraphBuilder graph = new GraphBuilder("t");
        String sum = graph.node(
                GraphBuilder.ML,
                "TreeEnsembleRegressor",
                List.of(graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, 1)),
                new Attribute("n_targets", 1L),
                new Attribute("nodes_treeids", zeros),
                new Attribute("nodes_nodeids", new long[] {0, 1, 2}),
                new Attribute("nodes_featureids", zeros),
                new Attribute("nodes_values", new float[3]),
                new Attribute("nodes_hitrates", new float[covers]),
                new Attribute("nodes_modes", new String[] {"BRANCH_LEQ", "LEAF", "LEAF"}),
                new Attribute("nodes_truenodeids", new long[] {yes, 0, 0}),
                new Attribute("nodes_falsenodeids", new long[] {2, 0, 0}),
                new Attribute("target_treeids", new long[2]),
                new Attribute("target_nodeids", new long[] {1, 2}),
                new Attribute("target_ids", new long[2]),
                new Attribute("target_weights", new float[] {1, 2}));
        graph.output(sum, "out", ElementType.FLOAT, ValueInfo.ROWS, 1);
        return graph.build();
    }

    /** The first split leads to the second one, and both to leaves. */
    private static Graph ensemble(long root, long yes, long target, int shares, int weights) {
        GraphBuilder graph = new GraphBuilder("t");
        String sum = graph.node(
                GraphBuilder.ML,
                "TreeEnsemble",
                List.of(graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, 1)),
                new Attribute("n_targets", 2L),
                new Attribute("tree_roots", new long[] {root}),
                new Attribute("nodes_featureids", new long[2]),
                new Attribute("nodes_modes", new TensorData(ElementType.UINT8, List.of(2L), new byte[2])),
                new Attribute("nodes_splits", TensorData.floats(new float[2], 2)),
                new Attribute("nodes_hitrates", TensorData.floats(new float[shares], shares)),
                new Attribute("nodes_truenodeids", new long[] {yes, 0}),
                new Attribute("nodes_trueleafs", new long[] {0, 1}),
                new Attribute("nodes_falsenodeids", new long[] {1, 0}),
                new Attribute("nodes_falseleafs", new long[] {1, 1}),
                new Attribute("leaf_targetids", new long[] {0, target}),
                new Attribute("leaf_weights", TensorData.floats(new float[weights], weights)));
        graph.output(sum, "out", ElementType.FLOAT, ValueInfo.ROWS, 2);
        return graph.build();
    }
}
