package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.core.message.EvaluateJob;
import io.github.mlmodel.core.metric.MetricText;
import io.github.mlmodel.core.model.ModelDescription;
import io.github.mlmodel.core.model.ModelDescription.ColumnKind;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.data.ReadRequest;
import io.github.mlmodel.worker.data.ReadRows;
import io.github.mlmodel.worker.data.Rows;
import io.github.mlmodel.worker.data.Side;
import io.github.mlmodel.worker.data.SplitColumns;
import io.github.mlmodel.worker.data.Target;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.image.ReadImages;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows that a model is judged by.
 *
 * @param rows the rows, of a table with every column that the model reads and the target
 * @param target the true class or number a row
 * @param digest SHA-256 over the rows
 * @param trainingRows rows of the same files that are not held back; 0 when the rows come from files of their own
 * @param name the rows in words, for example {@code datasets/churn.csv (20 % held back)}
 */
record HeldBackRows(Rows rows, Target target, String digest, long trainingRows, String name) {

    /**
     * Reads the rows, with the columns' kinds that the model was trained with.
     *
     * @throws io.github.mlmodel.core.failure.MlModelException if a row cannot be read or has no target, a column is missing, a label is no class of the
     *     model, or a class of the model has no row
     */
    static HeldBackRows read(EvaluateJob job, ModelDescription model, int threads, Progress progress) {
        DatasetSpec dataset = job.spec().dataset();
        boolean ownFiles = !job.testSources().isEmpty();
        if (dataset.images() != null) {
            return images(job, model, threads, progress);
        }
        ReadRequest request = new ReadRequest(
                dataset,
                ownFiles ? job.testSources() : job.sources(),
                ownFiles ? Side.ALL : Side.HELD_BACK,
                job.spec().seed(),
                kinds(model, dataset),
                ownFiles ? columnsOfOwnFiles(job, model) : SplitColumns.of(job.spec()),
                threads,
                progress);
        Target.Rows read = Target.read(request, model.task(), model.labels());
        ReadRows rows = read.rows();
        long trainingRows = ownFiles ? 0 : rows.rowsInFiles() - rows.table().rows();
        return new HeldBackRows(rows.table(), read.target(), rows.digest(), trainingRows, name(dataset, ownFiles));
    }

    private static HeldBackRows images(EvaluateJob job, ModelDescription model, int threads, Progress progress) {
        DatasetSpec dataset = job.spec().dataset();
        boolean ownFiles = !job.testSources().isEmpty();
        ImageRequest request = new ImageRequest(
                dataset,
                ownFiles ? job.testSources() : job.sources(),
                ownFiles ? Side.ALL : Side.HELD_BACK,
                job.spec().seed(),
                threads,
                progress);
        ReadImages read = ImageData.readHeldBack(request, model);
        long trainingRows = ownFiles ? 0 : read.rowsInFiles() - read.rows().rows();
        return new HeldBackRows(read.rows(), read.target(), read.digest(), trainingRows, name(dataset, ownFiles));
    }

    private static Map<String, ColumnKind> kinds(ModelDescription model, DatasetSpec dataset) {
        Map<String, ColumnKind> kinds = new HashMap<>();
        if (dataset.weight() != null) {
            kinds.put(dataset.weight(), ColumnKind.NUMERIC);
        }
        model.columns().forEach(column -> kinds.put(column.name(), column.kind()));
        return kinds;
    }

    /** What the model reads, so that a file of held-back rows may lack weights and excluded columns; all for own metrics. */
    private static Set<String> columnsOfOwnFiles(EvaluateJob job, ModelDescription model) {
        if (job.customClasses() != null) {
            return Set.of();
        }
        Set<String> columns = new LinkedHashSet<>();
        model.columns().forEach(column -> columns.add(column.name()));
        columns.add(model.target());
        return columns;
    }

    private static String name(DatasetSpec dataset, boolean ownFiles) {
        if (ownFiles && dataset.testSource() != null) {
            return dataset.testSource();
        }
        return dataset.source() + " (" + MetricText.of(dataset.testFraction() * 100) + " % held back)";
    }
}
