package com.example;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.engine.neural.NetworkTrainer;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network whose process kills itself after the third epoch, unless one before it did. */
public final class MortalNetwork implements Trainer {

    private final NetworkTrainer network = new NetworkTrainer() {
        @Override
        protected Network network(List<Long> row) {
            return Layers.lines("dense 16 relu\ndropout 0.2");
        }
    };

    @Override
    public void configure(TrainerSpec spec, Task task) {
        network.configure(spec, task);
    }

    @Override
    public FeatureNeeds needs() {
        return network.needs();
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.ofClasses(this::train);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        Progress killing = new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                context.progress().done(unit, done, total);
            }

            @Override
            public void line(String text) {
                context.progress().line(text);
                // Beside the folder of this training's checkpoints, which a clean does not reach.
                Path killed = context.checkpoints().resolveSibling("killed");
                if (text.startsWith("epoch 3 ") && context.checkpoints().toString().contains("/cache/")
                        && Files.notExists(killed)) {
                    kill(killed);
                }
            }
        };
        TrainingContext mortal = new TrainingContext(
                context.seed(), context.threads(), context.device(), context.checkpoints(), killing);
        return network.learners().ofClasses().orElseThrow().train(data, mortal);
    }

    private static void kill(Path mark) {
        try {
            Files.writeString(mark, "");
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
