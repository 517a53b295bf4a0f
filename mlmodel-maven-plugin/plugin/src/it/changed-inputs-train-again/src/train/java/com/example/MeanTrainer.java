package com.example;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
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
    public Learners<FeatureMatrix> learners() {
        return Learners.ofNumbers(this::train);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        double mean = Arrays.stream(data.target().values()).average().orElseThrow();
        return new TrainingResult<>(new Mean(FACTOR * Scale.ONE * (float) mean, data.features().width()));
    }

    private record Mean(float mean, int width) implements TrainedModel<FeatureMatrix> {

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("mean");
            String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            String mean = graph.node("Gemm", List.of(
                    features,
                    graph.constant(TensorData.floats(new float[width], width, 1)),
                    graph.constant(TensorData.floats(new float[] {this.mean}, 1))));
            graph.outputAsIs(new ValueInfo(mean, ElementType.FLOAT, List.of(ValueInfo.ROWS, 1L)));
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            float[] predictions = new float[features.rows()];
            Arrays.fill(predictions, mean);
            return new Predicted.Numbers(predictions);
        }
    }
}
