package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Base;
import io.github.mlmodel.engine.neural.base.Origin;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.input.ImageInput;
import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.input.TableInput;
import io.github.mlmodel.engine.neural.layer.DefaultNetwork;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.program.Blueprint;
import io.github.mlmodel.engine.neural.program.Forward;
import io.github.mlmodel.engine.neural.program.RowShard;
import io.github.mlmodel.engine.neural.program.Settings;
import io.github.mlmodel.engine.neural.program.TrainingRun;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    public Learners<FeatureMatrix> learners() {
        return learners(features -> TableInput.of(base.isPresent() ? Base.plain(features) : features));
    }

    @Override
    public Optional<Learners<Images>> ofImages() {
        return Optional.of(learners(ImageInput::new));
    }

    /** Returns what is learnt of rows that an input takes; what stands behind the last layer follows from the target. */
    private <R extends TrainingRows> Learners<R> learners(Function<R, NetworkInput<R>> input) {
        return Learners.of(
                (data, context) -> train(data, input, () -> new ClassHead(data, parameters), context),
                (data, context) -> train(data, input, () -> new NumberHead(data, parameters), context));
    }

    private <R extends TrainingRows> TrainingResult<R> train(
            TrainingData<R, ?> data,
            Function<R, NetworkInput<R>> inputOf,
            Supplier<Head> headOf,
            TrainingContext context) {
        Device device = Device.open(context.device());
        NetworkInput<R> input = inputOf.apply(data.features());
        Head head = headOf.get();
        Assembly network = Assembly.of(parameters, base, input, head, data, otherwise);
        Settings settings = parameters.settings(
                data.target().task(), data.features().choose(matrix -> false, images -> true), data.rows());
        List<RowShard> shards = RowShards.training(input, head, data.features());
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
        TrainingRun.RunResult outcome =
                TrainingRun.run(blueprint, settings, shards, head.score(rowsPerShard), device, context);
        TrainedNetwork<R> trained =
                TrainedNetwork.of(Origin.of(data), input, network, head, outcome, settings.threads());
        keep(trained, context.debugGraphs());
        return new TrainingResult<>(
                trained, outcome.curves(), device.kind() == Device.Kind.CPU ? "" : device.provenance());
    }

    private static void keep(TrainedNetwork<?> trained, @Nullable Path folder) {
        if (folder != null) {
            try {
                AtomicFiles.write(folder.resolve("predicting.onnx"), OnnxFile.write(trained.graph(), "predicting"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
