package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategoryFeatures;
import io.github.mlmodel.engine.trees.boosting.loss.Link;
import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;

/**
 * Trees whose leaves are added up. Leaves are multiples of one power of two, and so few of them that 32-bit floats add them
 * exactly in any order: a graph's sums are those in memory, to the last bit.
 */
final class AdditiveModel implements TrainedModel<FeatureMatrix> {

    /** Whole numbers up to two to this power are floats. */
    private static final int EXACT_BITS = 24;

    private final List<RegressionTree> trees;
    private final float[] start;
    private final Link link;
    private final CategoryFeatures categories;
    private final int threads;

    /**
     * Makes a model.
     *
     * @param trees of each round one an output
     * @param start added to each output's sum
     * @param categories what trees see beside a row's features
     */
    AdditiveModel(List<RegressionTree> trees, float[] start, Link link, CategoryFeatures categories, int threads) {
        this.trees = List.copyOf(trees);
        this.start = start;
        this.link = link;
        this.categories = categories;
        this.threads = threads;
        for (int output = 0; output < start.length; output++) {
            round(output);
        }
    }

    /** Rounds an output's leaves such that no sum of one leaf a tree has more bits than a float. */
    private void round(int output) {
        double most = 0;
        for (int tree = output; tree < trees.size(); tree += start.length) {
            most += trees.get(tree).largest();
        }
        if (most > 0) {
            double step = Math.scalb(1.0, Math.getExponent(most) + 2 - EXACT_BITS);
            for (int tree = output; tree < trees.size(); tree += start.length) {
                trees.get(tree).round(step);
            }
        }
    }

    @Override
    public Predicted.Kind kind() {
        return link.isOfClasses() ? Predicted.Kind.PROBABILITIES : Predicted.Kind.PREDICTION;
    }

    @Override
    public VersionedGraph graph() {
        TreeEnsemble ensemble = new TreeEnsemble(start.length, TreeEnsemble.Branch.LEQ);
        for (int tree = 0; tree < trees.size(); tree++) {
            ensemble.add(trees.get(tree).adding(tree % start.length));
        }
        GraphBuilder builder = new GraphBuilder("boosting");
        String input = builder.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, categories.width());
        String leaves = ensemble.addTo(builder, categories.addTo(builder, input));
        String sums = builder.node("Add", List.of(leaves, builder.constant(TensorData.floats(start, start.length))));
        builder.output(
                link.addTo(builder, sums), "output", ElementType.FLOAT, ValueInfo.ROWS, link.width(start.length));
        return new VersionedGraph(builder.build());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        int outputs = link.width(start.length);
        float[] result = new float[features.rows() * outputs];
        int blockRows = RowBlock.rowsFor(categories.written());
        int blocks = (features.rows() + blockRows - 1) / blockRows;
        try (WorkPool workers = new WorkPool(threads)) {
            workers.each(blocks, block -> {
                int from = block * blockRows;
                int to = Math.min(features.rows(), from + blockRows);
                float[] rows = categories.behind(RowBlock.copy(features, from, to), to - from);
                predict(rows, to - from, result, from * outputs);
            });
        }
        return kind().of(result);
    }

    private void predict(float[] rows, int count, float[] result, int at) {
        int wide = categories.written();
        double[] sums = new double[count * start.length];
        for (int number = 0; number < trees.size(); number++) {
            RegressionTree tree = trees.get(number);
            int output = number % start.length;
            for (int row = 0; row < count; row++) {
                sums[row * start.length + output] += tree.of(rows, row * wide);
            }
        }
        float[] of = new float[start.length];
        for (int row = 0; row < count; row++) {
            for (int output = 0; output < of.length; output++) {
                of[output] = (float) sums[row * of.length + output] + start[output];
            }
            link.write(of, result, at + row * link.width(of.length));
        }
    }
}
