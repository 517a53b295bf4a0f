package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Base;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.layer.DefaultNetwork;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.program.Blueprint;
import io.github.mlmodel.engine.neural.program.Forward;
import io.github.mlmodel.engine.neural.program.RowShard;
import io.github.mlmodel.engine.neural.program.Settings;
import io.github.mlmodel.engine.neural.program.TrainingRun;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trains a network of layers. */
final class NeuralTrainer implements Trainer {

    private final NeuralParameters parameters;
    private final Optional<Base> base;
    private final Function<List<Long>, Network> otherwise;

    NeuralTrainer(TrainerSpec spec, Task task) {
        this(
                spec,
                task,
                row -> Layers.lines(DefaultNetwork.lines(
                        row.stream().mapToLong(Long::longValue).toArray())));
    }

    /** Makes a trainer of the layers that a function gives for a row's shape, unless the parameters name others. */
    NeuralTrainer(TrainerSpec spec, Task task, Function<List<Long>, Network> otherwise) {
        this.otherwise = otherwise;
        this.parameters = NeuralParameters.read(spec, task);
        this.base = parameters.base().map(BaseParameters::open);
    }

    static TrainerDescription description() {
        return new TrainerDescription(
                EngineCatalog.NEURAL_NETWORK,
                EngineCatalog.tasks(EngineCatalog.NEURAL_NETWORK),
                "Layers of a neural network, trained by ONNX Runtime.",
                ParameterTable.declared().descriptions());
    }

    @Override
    public FeatureNeeds needs() {
        return base.map(Base::needs).orElse(FeatureNeeds.STANDARDISED);
    }

    @Override
    public boolean takesImages() {
        return true;
    }

    @Override
    public TrainedModel train(TrainingData given, TrainingContext context) {
        TrainingData data = base.isPresent() ? Base.plain(given) : given;
        Device device = Device.open(context.device());
        NetworkInput input = NetworkInput.of(data);
        Head head = head(data);
        Assembly network = Assembly.of(parameters, base, input, head, given, otherwise);
        Settings settings = parameters.settings(data.task(), data.images() != null, data.rows());
        List<RowShard> shards = RowShards.training(input, head, data);
        Augmentation augmentation = parameters.augmentation();
        augmentation.check(input.shape());
        Forward forward = network.forward(input, augmentation);
        Blueprint blueprint = new Blueprint(
                shards.get(0).columns(),
                forward,
                head.loss(),
                parameters.optimizer(),
                parameters.gradientClip(),
                context.seed());
        int rowsPerShard = shards.get(0).rows();
        TrainingRun.Outcome outcome =
                TrainingRun.run(blueprint, settings, shards, head.score(rowsPerShard), device, context);
        TrainedNetwork trained = TrainedNetwork.of(data, input, network, head, outcome, settings.threads(), device);
        keep(trained, context.debugGraphs());
        return trained;
    }

    /** Returns what stands behind the last layer for the data's task. */
    private Head head(TrainingData data) {
        return switch (data.task()) {
            case CLASSIFICATION -> new ClassHead(data, parameters);
            case REGRESSION -> new NumberHead(data, parameters);
        };
    }

    private static void keep(TrainedNetwork trained, @Nullable Path folder) {
        if (folder != null) {
            try {
                AtomicFiles.write(
                        folder.resolve("predicting.onnx"),
                        OnnxFile.write(trained.graph(), "predicting", Map.of(), trained.opset(), trained.irVersion()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
