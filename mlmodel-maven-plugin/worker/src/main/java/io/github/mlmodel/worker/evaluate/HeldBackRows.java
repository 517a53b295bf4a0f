package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.image.ReadImages;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.source.TargetRows;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.split.SplitColumns;
import io.github.mlmodel.worker.table.Rows;
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
     * @throws io.github.mlmodel.model.MlModelException if a row cannot be read or has no target, a column is missing, a label is no class of the
     *     model, or a class of the model has no row
     */
    static HeldBackRows read(EvaluateJob job, ModelDescription model, int threads, Progress progress) {
        return job.spec()
                .dataset()
                .heldBackSource()
                .choose(
                        table -> table(job, table, model, threads, progress),
                        images -> images(job, images, model, threads, progress));
    }

    private static HeldBackRows table(
            EvaluateJob job, Source.Table source, ModelDescription model, int threads, Progress progress) {
        DatasetSpec dataset = job.spec().dataset();
        Split split = Split.heldBack(dataset.heldBack());
        ReadRequest request = new ReadRequest(
                source,
                dataset.roles(),
                split,
                job.rows(),
                job.spec().seed(),
                kinds(model, dataset.roles()),
                split.splits() ? SplitColumns.of(job.spec()) : columnsOfOwnFiles(job, model),
                threads,
                progress);
        TargetRows read = TargetReader.read(request, model.task(), model.labels());
        ReadRows rows = read.rows();
        long trainingRows = split.splits() ? rows.rowsInFiles() - rows.table().rows() : 0;
        return new HeldBackRows(rows.table(), read.target(), rows.digest(), trainingRows, name(source, split));
    }

    private static HeldBackRows images(
            EvaluateJob job, Source.Images source, ModelDescription model, int threads, Progress progress) {
        Split split = Split.heldBack(job.spec().dataset().heldBack());
        ImageRequest request =
                new ImageRequest(source, split, job.rows(), job.spec().seed(), threads, progress);
        ReadImages read = ImageData.readHeldBack(request, model);
        long trainingRows = split.splits() ? read.rowsInFiles() - read.rows().rows() : 0;
        return new HeldBackRows(read.rows(), read.target(), read.digest(), trainingRows, name(source, split));
    }

    private static Map<String, ColumnKind> kinds(ModelDescription model, Roles roles) {
        Map<String, ColumnKind> kinds = new HashMap<>();
        if (roles.weight() != null) {
            kinds.put(roles.weight(), ColumnKind.NUMERIC);
        }
        model.signature().columns().forEach(column -> kinds.put(column.name(), column.kind()));
        return kinds;
    }

    /** What the model reads, so that a file of held-back rows may lack weights and excluded columns; all for own metrics. */
    private static Set<String> columnsOfOwnFiles(EvaluateJob job, ModelDescription model) {
        if (job.customClasses() != null) {
            return Set.of();
        }
        Set<String> columns = new LinkedHashSet<>();
        model.signature().columns().forEach(column -> columns.add(column.name()));
        columns.add(model.target().name());
        return columns;
    }

    private static String name(Source source, Split split) {
        return source.files() + (split.splits() ? " (" + MetricText.of(split.share() * 100) + " % held back)" : "");
    }
}
