package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data whose schema is asked for.
 *
 * @param spec how its rows are read
 * @param sources the source's files, sorted by name
 * @param judgement what the model will be judged by, which may tell its task
 * @param known categories by column that an earlier schema names, which stay in this one as long as rows have them
 */
public record SchemaJob(ModelSpec spec, List<DataFile> sources, Judgement judgement, Map<String, List<String>> known)
        implements Job<SchemaResult> {

    /** Copies the list and the map. */
    public SchemaJob {
        sources = List.copyOf(sources);
        known = Map.copyOf(known);
    }

    /** Asks for a schema where there is no earlier one. */
    public SchemaJob(ModelSpec spec, List<DataFile> sources, Judgement judgement) {
        this(spec, sources, judgement, Map.of());
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Class<SchemaResult> finds() {
        return SchemaResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(sources);
    }
}
