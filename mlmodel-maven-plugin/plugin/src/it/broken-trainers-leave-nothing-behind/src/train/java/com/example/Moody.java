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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Predicts the first feature, if it is in the mood for it. */
public final class Moody implements Trainer {

    private String mood = "";

    @Override
    public void configure(TrainerSpec spec, Task task) {
        mood = ((Parameter.Text) spec.parameters().get(0).value()).value();
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
        context.progress().done("rounds", 7, 10);
        try {
            act();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new TrainingResult<>(new FirstFeature(data.features().width()));
    }

    private void act() throws IOException, InterruptedException {
        switch (mood) {
            case "exit" -> System.exit(3);
            case "kill" -> new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            case "greed" -> {
                List<long[]> everything = new ArrayList<>();
                while (everything.size() >= 0) {
                    everything.add(new long[1 << 17]);
                }
            }
            case "sloth" -> {
                // Its command line has a path in this build's folder, by which it is looked for afterwards.
                Path endless = Files.createTempFile("endless", "");
                new ProcessBuilder("tail", "-f", endless.toString()).start();
                new CountDownLatch(1).await();
            }
            case "wrath" -> throw new IllegalStateException("the disk is made of cheese");
            default -> System.out.write(new byte[] {'{', (byte) 0xff, 0, '"', '}', '\n', '['});
        }
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
