package io.github.mlmodel.engine.trees.linear;

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

/** Scores that are linear in the features: a number, or by softmax a probability for each class. */
final class LinearModel implements TrainedModel<FeatureMatrix> {

    private final int width;
    private final int outputs;
    private final boolean probabilities;
    /** Weights by output, rounded to what the graph holds. */
    private final float[] weights;

    private final float[] biases;
    private final int threads;

    private LinearModel(int width, int outputs, boolean probabilities, double[] weights, double[] biases, int threads) {
        this.width = width;
        this.outputs = outputs;
        this.probabilities = probabilities;
        this.weights = floats(weights);
        this.biases = floats(biases);
        this.threads = threads;
    }

    static LinearModel number(double[] weights, double bias, int threads) {
        return new LinearModel(weights.length, 1, false, weights, new double[] {bias}, threads);
    }

    /** Makes a model of {@link LogisticLoss}'s parameters; of two classes, the first has score 0. */
    static LinearModel probabilities(double[] parameters, int width, int classes, int threads) {
        int scores = LogisticLoss.scoresFor(classes);
        int zeros = classes - scores;
        double[] weights = new double[classes * width];
        double[] biases = new double[classes];
        System.arraycopy(parameters, 0, weights, zeros * width, scores * width);
        System.arraycopy(parameters, scores * width, biases, zeros, scores);
        return new LinearModel(width, classes, true, weights, biases, threads);
    }

    @Override
    public Predicted.Kind kind() {
        return probabilities ? Predicted.Kind.PROBABILITIES : Predicted.Kind.PREDICTION;
    }

    @Override
    public VersionedGraph graph() {
        float[] byFeature = new float[width * outputs];
        for (int k = 0; k < outputs; k++) {
            for (int c = 0; c < width; c++) {
                byFeature[c * outputs + k] = weights[k * width + c];
            }
        }
        GraphBuilder builder = new GraphBuilder("linear");
        String input = builder.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
        String scores = builder.node(
                "Gemm",
                List.of(
                        input,
                        builder.constant(TensorData.floats(byFeature, width, outputs)),
                        builder.constant(TensorData.floats(biases, outputs))));
        if (probabilities) {
            scores = builder.node("Softmax", List.of(scores), new Attribute("axis", 1L));
        }
        builder.output(scores, "output", ElementType.FLOAT, ValueInfo.ROWS, outputs);
        return new VersionedGraph(builder.build());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        DesignMatrix matrix = new DesignMatrix(features, Long.MAX_VALUE);
        float[] result = new float[features.rows() * outputs];
        double[] doubles = new double[weights.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = weights[i];
        }
        try (WorkPool workers = new WorkPool(threads)) {
            workers.each(matrix.blocks(), block -> {
                int count = matrix.to(block) - matrix.from(block);
                double[][] scores = new double[outputs][count];
                for (int k = 0; k < outputs; k++) {
                    matrix.times(block, doubles, k * width, biases[k], scores[k]);
                }
                for (int i = 0; i < count; i++) {
                    write(scores, i, result, (matrix.from(block) + i) * outputs);
                }
            });
        }
        return kind().of(result);
    }

    private void write(double[][] scores, int row, float[] result, int at) {
        if (!probabilities) {
            result[at] = (float) scores[0][row];
            return;
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] score : scores) {
            highest = Math.max(highest, score[row]);
        }
        double sum = 0;
        for (double[] score : scores) {
            score[row] = StrictMath.exp(score[row] - highest);
            sum += score[row];
        }
        for (int k = 0; k < outputs; k++) {
            result[at + k] = (float) (scores[k][row] / sum);
        }
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
