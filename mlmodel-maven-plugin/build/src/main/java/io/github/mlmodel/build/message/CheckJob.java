package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data to compare with a model's schema.
 *
 * @param spec how its rows are read
 * @param sources the source's files, sorted by name
 * @param heldBack files of held-back rows alone; empty where these are among the source's
 * @param schema the schema's text
 */
public record CheckJob(ModelSpec spec, List<DataFile> sources, List<DataFile> heldBack, String schema)
        implements DataLook<CheckResult> {

    /** Copies the lists. */
    public CheckJob {
        sources = List.copyOf(sources);
        heldBack = List.copyOf(heldBack);
    }

    @Override
    public Class<CheckResult> finds() {
        return CheckResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(Stream.concat(sources.stream(), heldBack.stream()).toList());
    }
}
