package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.slice.RowSlices;
import io.github.mlmodel.worker.slice.RowsTrainedOn;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.split.Split;
import java.util.List;

/**
 * Which of the rows that a model is judged by belong to which slice.
 *
 * @param job what is evaluated
 * @param model the content of its {@code model.json}
 * @param threads how many threads may read
 * @param progress told about rows
 */
record SlicedRows(EvaluateJob job, ModelDescription model, int threads, Progress progress) {

    /** Returns the slices of the rows of a split; none of images. */
    List<RowSlices.Part> parts(Split split) {
        return job.spec()
                .dataset()
                .heldBackSource()
                .choose(table -> parts(table, split), images -> List.<RowSlices.Part>of());
    }

    private List<RowSlices.Part> parts(Source.Table source, Split split) {
        HeldBackTable heldBack = new HeldBackTable(job.spec(), HeldBackRows.read(model.signature(), false), false);
        return RowSlices.of(
                job.slicing().slices(),
                heldBack.request(source, job.rows(), split, threads, progress),
                () -> RowsTrainedOn.request(job.spec(), job.slicing().training(), threads, progress));
    }
}
