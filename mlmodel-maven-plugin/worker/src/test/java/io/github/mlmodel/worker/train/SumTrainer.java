package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.List;
import java.util.Optional;

/** Predicts the sum of the features, each times another number, so that no two of them can be taken for each other. */
public final class SumTrainer implements Trainer {

    @Override
    public void configure(TrainerSpec spec, Task task) {}

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.IMPUTED;
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return new Learners<>(
                Optional.empty(),
                Optional.of((data, context) ->
                        new TrainingResult<>(new Sum(data.features().width()), List.of(), "")));
    }

    private record Sum(int features) implements TrainedModel<FeatureMatrix> {

        private static float weight(int feature) {
            return 3 * feature + 2;
        }

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("sum");
            String in = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, features);
            float[] weights = new float[features];
            for (int i = 0; i < features; i++) {
                weights[i] = weight(i);
            }
            String sum = graph.node("MatMul", List.of(in, graph.constant(TensorData.floats(weights, features, 1))));
            graph.output(sum, "out", ElementType.FLOAT, ValueInfo.ROWS, 1);
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix rows) {
            float[] sums = new float[rows.rows()];
            for (int row = 0; row < sums.length; row++) {
                for (int i = 0; i < features; i++) {
                    sums[row] += weight(i) * rows.columns().get(i).value(row);
                }
            }
            return new Predicted.Numbers(sums);
        }
    }
}
