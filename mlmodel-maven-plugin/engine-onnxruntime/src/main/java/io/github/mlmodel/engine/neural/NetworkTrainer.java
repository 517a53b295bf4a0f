package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network that is written in Java: for what lines of layers cannot say. A public class of {@code src/train/java}
 * that extends this one, and has a public constructor without parameters, can be named as {@code <trainer>}; everything else
 * (optimiser, schedule, checkpoints, device, the shipped graph) is as for a network of written layers, and has the same
 * parameters but those that name layers.
 *
 * <pre>{@code
 * public final class ScaledNetwork extends NetworkTrainer {
 *     @Override
 *     protected Network network(List<Long> row) {
 *         Layer scale = (input, pass) -> input.mul(pass.parameter("factor", Initializers.constant(1), input.length(1)));
 *         return Network.of(List.of(scale, Layers.dense(32), Layers.relu()));
 *     }
 * }
 * }</pre>
 */
public abstract class NetworkTrainer implements Trainer {

    private static final Set<String> LAYERS = Set.of("layers", "base", "head", "train", "normalization");

    private @Nullable NeuralTrainer trainer;

    /** For subclasses. */
    protected NetworkTrainer() {}

    /**
     * Returns the layers before the output layer, which follows from the task.
     *
     * @param row the shape of one row: {@code [D]} for a table, whose numbers and embeddings stand in one vector;
     *     {@code [C, H, W]} for images, in [0, 1]
     */
    protected abstract Network network(List<Long> row);

    @Override
    public final void configure(TrainerSpec spec, Task task) {
        List<String> wrong = spec.parameters().stream()
                .map(Parameter.Entry::name)
                .filter(LAYERS::contains)
                .map(name -> "'" + name + "'")
                .toList();
        if (!wrong.isEmpty()) {
            throw MlModelException.user(
                    "Trainer '" + spec.type() + "' writes its network in Java, so it has no parameter "
                            + String.join(", ", wrong) + ". Remove it from <trainer><parameters>.");
        }
        trainer = new NeuralTrainer(spec, task, this::network);
    }

    @Override
    public final FeatureNeeds needs() {
        return configured().needs();
    }

    @Override
    public final Learners<FeatureMatrix> learners() {
        return configured().learners();
    }

    @Override
    public final Optional<Learners<Images>> ofImages() {
        return configured().ofImages();
    }

    private NeuralTrainer configured() {
        return Objects.requireNonNull(trainer, "not configured");
    }
}
