package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model to train.
 *
 * @param spec what to train
 * @param sources the source's files, sorted by name
 * @param judgement what the model will be judged by
 * @param customClasses folder of the compiled {@code src/train/java}, or absent
 * @param inputs digest by name of everything but rows and task that decides the bytes: specification, custom code,
 *     engine
 * @param device {@code cpu} or {@code cuda}
 * @param checkpoints folder that survives a {@code clean}, until the model has been taken
 * @param debugGraphs folder that takes graphs which the trainer runs, or absent
 * @param output empty folder that takes {@code model.onnx} and {@code model.json}
 */
public record TrainJob(
        ModelSpec spec,
        List<DataFile> sources,
        Judgement judgement,
        @Nullable Path customClasses,
        Map<String, String> inputs,
        String device,
        Path checkpoints,
        @Nullable Path debugGraphs,
        Path output)
        implements Job<TrainResult> {

    /** Copies the list. */
    public TrainJob {
        sources = List.copyOf(sources);
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Class<TrainResult> finds() {
        return TrainResult.class;
    }

    @Override
    public Stream<TrainerSpec> trainers() {
        return Stream.of(spec.trainer());
    }

    @Override
    public boolean usesGpu() {
        return device.equals("cuda");
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return EngineCatalog.growsAsRows(spec.trainer())
                ? Optional.of(Stream.concat(sources.stream(), judgement.rows().stream())
                        .distinct()
                        .toList())
                : Optional.empty();
    }
}
