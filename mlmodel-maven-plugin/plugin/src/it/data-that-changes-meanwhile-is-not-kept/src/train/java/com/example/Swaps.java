package com.example;

import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** Predicts the first feature, and meanwhile changes a file, or changes it back, without a trace in its size and time. */
public final class Swaps implements Trainer {

    private String file = "";

    @Override
    public void configure(TrainerSpec spec, Task task) {
        file = ((Parameter.Text) spec.parameters().get(0).value()).value();
    }

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
        if (!file.equals("none")) {
            try {
                swap(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TrainingResult<>(new FirstFeature(data.features().width()));
    }

    private static void swap(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        Path original = path.resolveSibling("original");
        if (Files.exists(original)) {
            Files.move(original, path, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.copy(path, original);
            Files.writeString(path, Files.readString(path).replace('3', '4'));
        }
        Files.setLastModifiedTime(path, time);
    }

    private record FirstFeature(int width) implements TrainedModel<FeatureMatrix> {

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("m");
            String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            float[] weights = new float[width];
            weights[0] = 1;
            String product = graph.node("MatMul", List.of(features, graph.constant(TensorData.floats(weights, width, 1))));
            graph.output(product, "prediction", ElementType.FLOAT, ValueInfo.ROWS, 1);
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            float[] predictions = new float[features.rows()];
            for (int row = 0; row < predictions.length; row++) {
                predictions[row] = features.columns().get(0).value(row);
            }
            return new Predicted.Numbers(predictions);
        }
    }
}
