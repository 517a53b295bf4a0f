package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;

/** Trees that vote: the mean of their leaves' class shares, or of their leaves' numbers. */
final class ForestModel implements TrainedModel<FeatureMatrix> {

    private final List<Tree> trees;
    private final int width;
    private final int classes;
    private final int whole;
    private final float base;
    private final int threads;

    /**
     * Makes a model of grown trees.
     *
     * @param classes number of classes, or 0 for a number
     * @param whole what the class shares of a leaf sum to
     * @param base added to the mean of numbers
     */
    ForestModel(List<Tree> trees, int width, int classes, int whole, float base, int threads) {
        this.trees = List.copyOf(trees);
        this.width = width;
        this.classes = classes;
        this.whole = whole;
        this.base = base;
        this.threads = threads;
    }

    @Override
    public Predicted.Kind kind() {
        return classes == 0 ? Predicted.Kind.PREDICTION : Predicted.Kind.PROBABILITIES;
    }

    @Override
    public VersionedGraph graph() {
        int targets = classes == 2 ? 1 : Math.max(1, classes);
        TreeEnsemble ensemble = new TreeEnsemble(targets, TreeEnsemble.Branch.LEQ);
        trees.forEach(tree -> ensemble.add(tree.grown(targets, classes == 0 ? 0 : whole)));
        GraphBuilder builder = new GraphBuilder("forest");
        String sums =
                ensemble.addTo(builder, builder.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, width));
        String divisor = builder.constant(TensorData.floats(new float[] {divisor()}));
        if (classes == 2) {
            String others = builder.node("Sub", List.of(divisor, sums));
            sums = builder.node("Concat", List.of(others, sums), new Attribute("axis", 1L));
        }
        String mean = builder.node("Div", List.of(sums, divisor));
        if (classes == 0) {
            mean = builder.node("Add", List.of(mean, builder.constant(TensorData.floats(new float[] {base}))));
        }
        builder.output(mean, "output", ElementType.FLOAT, ValueInfo.ROWS, Math.max(1, classes));
        return new VersionedGraph(builder.build());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        int outputs = Math.max(1, classes);
        float[] result = new float[features.rows() * outputs];
        int blockRows = RowBlock.rowsFor(width);
        int blocks = (features.rows() + blockRows - 1) / blockRows;
        try (WorkPool workers = new WorkPool(threads)) {
            workers.each(blocks, block -> {
                int from = block * blockRows;
                int to = Math.min(features.rows(), from + blockRows);
                float[] rows = RowBlock.copy(features, from, to);
                if (classes == 0) {
                    numbers(rows, to - from, result, from);
                } else {
                    probabilities(rows, to - from, result, from);
                }
            });
        }
        return kind().of(result);
    }

    private float divisor() {
        return classes == 0 ? trees.size() : (float) trees.size() * whole;
    }

    private void probabilities(float[] rows, int count, float[] result, int from) {
        int[] sums = new int[count * classes];
        for (Tree tree : trees) {
            for (int row = 0; row < count; row++) {
                tree.addShares(tree.leafOf(rows, row * width), whole, sums, row * classes);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            result[from * classes + i] = sums[i] / divisor();
        }
    }

    private void numbers(float[] rows, int count, float[] result, int from) {
        double[] sums = new double[count];
        for (Tree tree : trees) {
            for (int row = 0; row < count; row++) {
                sums[row] += tree.values()[tree.leafOf(rows, row * width)];
            }
        }
        for (int row = 0; row < count; row++) {
            result[from + row] = (float) (sums[row] / trees.size() + base);
        }
    }
}
