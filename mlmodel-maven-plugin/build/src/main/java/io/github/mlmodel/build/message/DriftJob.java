package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.ModelDescription;
import java.util.List;
import java.util.Optional;

/**
 * Rows to be compared with those that a model was trained on.
 *
 * @param spec how they are read
 * @param sources their files, sorted by name
 * @param model what reads them
 * @param statistics what is recorded of the training rows
 */
public record DriftJob(ModelSpec spec, List<DataFile> sources, ModelDescription model, Statistics statistics)
        implements DataLook<DriftResult> {

    /** Copies the list. */
    public DriftJob {
        sources = List.copyOf(sources);
    }

    @Override
    public Class<DriftResult> finds() {
        return DriftResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(sources);
    }
}
