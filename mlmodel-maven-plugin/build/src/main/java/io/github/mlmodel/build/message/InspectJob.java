package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data to look at.
 *
 * @param name the model's name, or the file's
 * @param dataset how the files are read; an empty target means that one is to be suggested
 * @param sources the files, sorted by name
 * @param trainer a trainer whose effective parameters are asked for too, or absent
 */
public record InspectJob(
        String name,
        DatasetSpec dataset,
        List<DataFile> sources,
        @Nullable TrainerSpec trainer) implements Job<InspectResult> {

    /** Copies the list. */
    public InspectJob {
        sources = List.copyOf(sources);
    }

    /** Asks for the data alone. */
    public static InspectJob data(String name, DatasetSpec dataset, List<DataFile> sources) {
        return new InspectJob(name, dataset, sources, null);
    }

    @Override
    public Class<InspectResult> finds() {
        return InspectResult.class;
    }

    @Override
    public Stream<TrainerSpec> trainers() {
        return Stream.ofNullable(trainer);
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(sources);
    }
}
