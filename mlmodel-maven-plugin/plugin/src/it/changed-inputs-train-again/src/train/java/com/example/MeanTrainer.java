package com.example;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Tensor;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.util.Arrays;
import java.util.List;

/** Predicts the mean, whatever the features are: what any other model has to beat. */
public final class MeanTrainer implements Trainer {

    private static final float FACTOR = 1;

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.IMPUTED;
    }

    @Override
    public TrainedModel train(TrainingData data, TrainingContext context) {
        return new Mean(FACTOR * (float) Arrays.stream(data.targets()).average().orElseThrow(), data.features().width());
    }

    private record Mean(float mean, int width) implements TrainedModel {

        @Override
        public Kind kind() {
            return Kind.PREDICTION;
        }

        @Override
        public Graph graph() {
            GraphBuilder graph = new GraphBuilder("mean");
            String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            String mean = graph.node("Gemm", List.of(
                    features,
                    graph.constant(Tensor.floats(new float[width], width, 1)),
                    graph.constant(Tensor.floats(new float[] {this.mean}, 1))));
            graph.outputAsIs(new ValueInfo(mean, ElementType.FLOAT, List.of(ValueInfo.ROWS, 1L)));
            return graph.build();
        }

        @Override
        public float[] predict(FeatureMatrix features) {
            float[] predictions = new float[features.rows()];
            Arrays.fill(predictions, mean);
            return predictions;
        }
    }
}
