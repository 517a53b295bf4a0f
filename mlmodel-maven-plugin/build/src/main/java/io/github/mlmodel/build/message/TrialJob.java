package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model to try: to train on some rows, to score on the held-back ones, and to throw away.
 *
 * @param spec what to train
 * @param sources the source's files, sorted by name
 * @param metric the metric that says how good it is
 */
public record TrialJob(ModelSpec spec, List<DataFile> sources, String metric) implements DataLook<TrialResult> {

    /** Copies the list. */
    public TrialJob {
        sources = List.copyOf(sources);
    }

    @Override
    public Class<TrialResult> finds() {
        return TrialResult.class;
    }

    @Override
    public Stream<TrainerSpec> trainers() {
        return Stream.of(spec.trainer());
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return EngineCatalog.growsAsRows(spec.trainer()) ? Optional.of(sources) : Optional.empty();
    }
}
