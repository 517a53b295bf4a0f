package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import java.util.List;

/**
 * Data whose schema is asked for.
 *
 * @param spec how its rows are read
 * @param sources the source's files, sorted by name
 * @param judgement what the model will be judged by, which may tell its task
 */
public record SchemaJob(ModelSpec spec, List<DataFile> sources, Judgement judgement) implements Job<SchemaResult> {

    /** Copies the list. */
    public SchemaJob {
        sources = List.copyOf(sources);
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Class<SchemaResult> finds() {
        return SchemaResult.class;
    }
}
