package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.SumTree;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM of an application needs to load a large forest: file, lists and nodes are not all there at once. */
class LoadingMemoryTest {

    private static final int TREES = 120;
    private static final int LEAVES = 1 << 12;
    private static final long OF_JVM = 8L << 20;
    private static final int TIMES_THE_FILE = 5;

    @TempDir
    Path folder;

    /** What runs in a JVM of its own. */
    static final class Application {

        private Application() {}

        public static void main(String[] arguments) {
            try (Model model = Model.load(Path.of(arguments[0]), Options.unverified())) {
                System.out.print(model.predict(Map.of("x", 0.5)).value());
            }
        }
    }

    @Test
    void aForestLoadsInFiveTimesItsFile() throws Exception {
        Path model = forest();
        long bytes = Files.size(ModelFile.MODEL.in(model));
        double expected;
        try (Model here = Model.load(model, Options.unverified())) {
            expected = here.predict(Map.of("x", 0.5)).value();
        }

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + (OF_JVM + TIMES_THE_FILE * bytes),
                        "-XX:+UseG1GC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bytes).isGreaterThan(6L << 20);
        assertThat(printed).isEqualTo(String.valueOf(expected));
        assertThat(process.waitFor()).isZero();
    }

    private Path forest() throws IOException {
        Random random = new Random(1);
        TreeEnsemble trees = new TreeEnsemble(1, TreeEnsemble.Branch.LEQ);
        for (int tree = 0; tree < TREES; tree++) {
            trees.add(tree(random).inPreorder());
        }
        GraphBuilder graph = new GraphBuilder("t");
        String sums = trees.addTo(graph, graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1));
        String flat = graph.node("Reshape", List.of(sums, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return Models.write(
                folder,
                Models.onnx(graph.build()),
                GivenDescription.regressor("y").columns(ColumnKind.NUMERIC, "x").build());
    }

    /** Returns a tree of which all leaves are as deep. */
    private static SumTree tree(Random random) {
        int nodes = 2 * LEAVES - 1;
        int[] features = new int[nodes];
        float[] values = new float[nodes];
        float[] covers = new float[nodes];
        int[] lefts = new int[nodes];
        int[] rights = new int[nodes];
        for (int node = nodes - 1; node >= 0; node--) {
            boolean leaf = node >= LEAVES - 1;
            features[node] = leaf ? GrownTree.LEAF : 0;
            values[node] = leaf ? random.nextInt(17) : (float) random.nextGaussian();
            lefts[node] = 2 * node + 1;
            rights[node] = 2 * node + 2;
            covers[node] = leaf ? 1 + random.nextInt(9) : covers[lefts[node]] + covers[rights[node]];
        }
        return new SumTree(0, features, values, new boolean[nodes], lefts, rights, covers);
    }
}
