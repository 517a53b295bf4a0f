package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.image.ReadImages;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.source.TargetRows;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that a model is judged by.
 *
 * @param rows the rows, of a table with every column that the model reads and the target
 * @param target the true class or number a row
 * @param digest SHA-256 over the rows
 * @param trainingRows rows of the same files that are not held back; 0 when the rows come from files of their own
 * @param name the rows in words, for example {@code datasets/churn.csv (20 % held back)}
 * @param notes what was taken as missing, a sentence each
 * @param deciding the columns that decided which rows are held back; empty where all of the files are
 * @param texts the first rows as they are written; absent where they are not written as texts
 */
record HeldBackRows(
        Rows rows,
        Target target,
        String digest,
        long trainingRows,
        String name,
        List<String> notes,
        List<String> deciding,
        Optional<Table> texts) {

    private static final int MOST_ROWS_OF_TEXTS = 1000;

    private static final int LEAST_ROWS_OF_TEXTS = 20;

    /** Bounds the memory of texts. */
    private static final int MOST_TEXTS = 2_000_000;

    HeldBackRows {
        notes = List.copyOf(notes);
        deciding = List.copyOf(deciding);
    }

    /** Returns how many rows are predicted from texts and values, too, at most. */
    static int rowsOfTexts(int columns) {
        return Math.min(MOST_ROWS_OF_TEXTS, Math.max(LEAST_ROWS_OF_TEXTS, MOST_TEXTS / Math.max(1, columns)));
    }

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
        boolean ownMetrics = job.customClasses() != null;
        HeldBackTable table = new HeldBackTable(job.spec(), read(model.signature(), ownMetrics), ownMetrics);
        ReadRequest request = table.request(source, job.rows(), threads, progress);
        Split split = request.split();
        TargetRows read = TargetReader.read(request, model.task(), model.labels());
        ReadRows rows = read.rows();
        long trainingRows = split.splits() ? rows.rowsInFiles() - rows.table().rows() : 0;
        return new HeldBackRows(
                rows.table(),
                read.target(),
                rows.digest(),
                trainingRows,
                name(source, split),
                missing(rows),
                rows.deciding(),
                texts(request, model.signature().columns()));
    }

    private static Optional<Table> texts(ReadRequest request, List<ColumnSchema> columns) {
        Set<String> names = columns.stream().map(ColumnSchema::name).collect(Collectors.toSet());
        return TableReader.texts(request, names, rowsOfTexts(columns.size()));
    }

    /** What the project's own metrics may ask for beside what the model reads is read as it was when the model was trained. */
    static List<ColumnSchema> read(ModelSignature signature, boolean ownMetrics) {
        Stream<ColumnSchema> ignored = signature.ignored().stream()
                .filter(column -> column.kind() == ColumnKind.CATEGORICAL)
                .map(column -> new ColumnSchema(column.name(), column.kind()));
        return Stream.concat(signature.columns().stream(), ownMetrics ? ignored : Stream.empty())
                .toList();
    }

    private static HeldBackRows images(
            EvaluateJob job, Source.Images source, ModelDescription model, int threads, Progress progress) {
        Split split = Split.heldBack(job.spec());
        ImageRequest request =
                new ImageRequest(source, split, job.rows(), job.spec().seed(), threads, progress);
        ReadImages read = ImageData.readHeldBack(request, model);
        long trainingRows = split.splits() ? read.rowsInFiles() - read.rows().rows() : 0;
        return new HeldBackRows(
                read.rows(),
                read.target(),
                read.digest(),
                trainingRows,
                name(source, split),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<String> missing(ReadRows rows) {
        List<String> words = rows.table().names().stream()
                .filter(name -> rows.treatment(name).asMissing().values() > 0)
                .map(name -> rows.treatment(name).asMissing().list() + " of '" + Printable.text(name) + "'")
                .toList();
        return words.isEmpty()
                ? List.of()
                : List.of("took as missing in the held-back rows "
                        + Shown.of(words).list() + ".");
    }

    private static String name(Source source, Split split) {
        if (!split.splits()) {
            return source.files();
        }
        return source.files() + " (" + split.rule().words() + ")";
    }
}
