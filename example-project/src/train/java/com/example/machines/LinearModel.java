package com.example.machines;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import java.util.List;

/** A weighted sum of the features, and an intercept. */
final class LinearModel implements TrainedModel<FeatureMatrix> {

    private final double[] line;

    /** Takes the coefficients in the order of the features, and after them the intercept. */
    LinearModel(double[] line) {
        this.line = line.clone();
    }

    @Override
    public Predicted.Kind kind() {
        return Predicted.Kind.PREDICTION;
    }

    @Override
    public VersionedGraph graph() {
        int width = line.length - 1;
        float[] coefficients = new float[width];
        for (int i = 0; i < width; i++) {
            coefficients[i] = (float) line[i];
        }
        GraphBuilder graph = new GraphBuilder("huber");
        String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
        String sum = graph.node("Gemm", List.of(
                features,
                graph.constant(TensorData.floats(coefficients, width, 1)),
                graph.constant(TensorData.floats(new float[] {(float) line[width]}, 1))));
        graph.outputAsIs(new ValueInfo(sum, ElementType.FLOAT, List.of(ValueInfo.ROWS, 1L)));
        return new VersionedGraph(graph.build());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        double[][] columns = HuberRegression.columns(features);
        float[] predictions = new float[features.rows()];
        for (int row = 0; row < predictions.length; row++) {
            double sum = 0;
            for (int i = 0; i < columns.length; i++) {
                sum += line[i] * columns[i][row];
            }
            predictions[row] = (float) sum;
        }
        return new Predicted.Numbers(predictions);
    }
}
