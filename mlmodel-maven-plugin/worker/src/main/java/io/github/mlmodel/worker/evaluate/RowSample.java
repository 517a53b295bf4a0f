package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.slice.RowGroups;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.split.Split;
import org.jspecify.annotations.Nullable;

/**
 * Held-back rows as a sample of all rows that there could be: of rows that are each for themselves, or of groups of rows that
 * belong together.
 *
 * @param job says what belongs together
 * @param model the content of its {@code model.json}
 * @param threads how many threads may read
 * @param progress told about rows
 */
record RowSample(EvaluateJob job, ModelDescription model, int threads, Progress progress) {

    /** Returns what was scored of the rows of a split, with which of them belong together. */
    Scored of(Scored scored, Split split) {
        return job.spec().dataset().heldBackSource().choose(table -> of(scored, table, split), images -> scored);
    }

    private Scored of(Scored scored, Source.Table source, Split split) {
        @Nullable String column = split.group();
        if (column == null) {
            return scored;
        }
        HeldBackTable heldBack = new HeldBackTable(job.spec(), HeldBackRows.read(model.signature(), false), false);
        return scored.in(RowGroups.of(heldBack.request(source, job.rows(), split, threads, progress), column));
    }
}
