package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.util.List;

/**
 * What a training would make of the columns of its rows, for whoever writes it down.
 *
 * @param features columns that features are made of
 * @param ignored columns that are left out
 * @param task what is predicted
 */
public record TreatedSource(List<ColumnSchema> features, List<IgnoredColumn> ignored, Task task) {

    /** Copies the lists. */
    public TreatedSource {
        features = List.copyOf(features);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads the rows that a training reads.
     *
     * @throws io.github.mlmodel.model.MlModelException as a training does
     */
    public static TreatedSource read(SchemaJob job, Source.Table source, int threads, Progress progress) {
        TrainingTable table = TrainingTable.read(
                job.spec(), source, job.sources(), job.judgement().gates(), threads, progress);
        return new TreatedSource(
                table.columns().features(),
                table.columns().ignored(),
                table.target().task());
    }
}
