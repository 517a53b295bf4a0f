package io.github.mlmodel.runtime;

import io.github.mlmodel.model.DescriptionCheck;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.rule.ModelRules;
import io.github.mlmodel.model.verdict.RecordedGrade;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.RowColumns;
import io.github.mlmodel.runtime.session.Session;
import io.github.mlmodel.runtime.source.Expected;
import io.github.mlmodel.runtime.source.GraphBytes;
import io.github.mlmodel.runtime.source.LoadedFiles;
import io.github.mlmodel.runtime.source.ModelSource;
import io.github.mlmodel.runtime.source.OnnxScan;
import io.github.mlmodel.runtime.source.RecordedDigests;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A model that predicts from raw columns.
 *
 * <pre>{@code
 * try (Model model = Model.fromClasspath("churn")) {
 *     Prediction prediction = model.predict(Map.of("age", 42, "plan", "basic"));
 *     boolean leaves = prediction.probability("yes") > 0.5;
 * }
 * }</pre>
 *
 * <p>A model may hold native memory: load it once, close it at the end. All methods may be called from several threads at
 * once; {@link #close} waits for predictions that are being made.
 *
 * <p>Before anything of a model is loaded it is refused when its format is newer than this version knows, its digest is
 * not the recorded one, or its graph refers to other files or to operators outside ONNX Runtime.
 */
@Stable(since = "1.0.0")
public final class Model implements AutoCloseable {

    private final ModelDescription description;
    private final ModelGrade grade;
    private final Session session;
    private final Predictor predictor;
    private final Optional<RowColumns> rowColumns;
    private final Optional<SingleRows> singleRows;
    private final ExplainerOnDemand explainer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    private Model(LoadedFiles loaded, ModelGrade grade, Session session, Options options) {
        this.description = loaded.description();
        this.grade = grade;
        this.session = session;
        this.predictor = new Predictor(session, description, options);
        this.rowColumns = RowColumns.of(description.signature());
        this.singleRows = rowColumns.flatMap(predictor::ofRows);
        Options any = Options.unverified().withThreads(options.threads());
        this.explainer = new ExplainerOnDemand(
                description, loaded.files(), loaded.digest(), new Predictor(session, description, any));
    }

    /**
     * Loads a model that a dependency or the own project has under {@code META-INF/mlmodel/<name>/}, by the thread's
     * context class loader, else by this class's own. Predicts on one thread.
     *
     * @throws MlModelException if there is none, there are different ones, or it is refused
     */
    public static Model fromClasspath(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        String resource = ModelFile.MODEL.inJar(name);
        boolean found = context != null && context.getResource(resource) != null;
        return fromClasspath(name, found ? context : Model.class.getClassLoader());
    }

    /**
     * Loads a model by a class loader. Predicts on one thread.
     *
     * @throws MlModelException if there is none, there are different ones, or it is refused
     */
    public static Model fromClasspath(String name, ClassLoader loader) {
        return fromClasspath(name, loader, Options.defaults());
    }

    /**
     * Loads a model by a class loader.
     *
     * @throws MlModelException if there is none, there are different ones, or it is refused
     */
    public static Model fromClasspath(String name, ClassLoader loader, Options options) {
        return load(() -> ModelSource.ofClasspath(name, loader), Expected.recorded(), options, false);
    }

    /**
     * Loads a bundle (ZIP), a folder with {@code model.onnx} and {@code model.json}, or an {@code .onnx} file beside its
     * {@code model.json}. Predicts on one thread.
     *
     * @throws MlModelException if there is none, or it is refused
     */
    public static Model load(Path path) {
        return load(path, Options.defaults());
    }

    /**
     * Loads a bundle (ZIP), a folder with {@code model.onnx} and {@code model.json}, or an {@code .onnx} file beside its
     * {@code model.json}.
     *
     * @throws MlModelException if there is none, or it is refused
     */
    public static Model load(Path path, Options options) {
        return load(() -> ModelSource.of(path), Expected.recorded(), options, false);
    }

    /**
     * Loads what {@link #load(Path)} does, if {@code model.onnx} is the file that is asked for. Predicts on one thread.
     *
     * @param sha256 the digest of {@code model.onnx} in 64 hexadecimal digits, from a source that is trusted
     * @throws MlModelException if there is none, it has another digest, or it is refused
     */
    public static Model load(Path path, String sha256) {
        return load(path, sha256, Options.defaults());
    }

    /**
     * Loads what {@link #load(Path)} does, if {@code model.onnx} is the file that is asked for.
     *
     * @param sha256 the digest of {@code model.onnx} in 64 hexadecimal digits, from a source that is trusted
     * @throws MlModelException if there is none, it has another digest, or it is refused
     */
    public static Model load(Path path, String sha256, Options options) {
        return load(() -> ModelSource.of(path), Expected.of(sha256), options, false);
    }

    /**
     * Loads a model that predicts on an NVIDIA GPU, to be compared with one that predicts on the processor: their values
     * differ in the last digits. It needs {@code onnxruntime_gpu} in place of {@code onnxruntime} on the class path, CUDA 12
     * and cuDNN 9.
     *
     * @throws MlModelException if there is none, it is refused, or the GPU cannot be used
     */
    @Internal
    public static Model loadOnGpu(Path path) {
        return load(
                () -> ModelSource.of(path),
                Expected.recorded(),
                Options.unverified().withMemoryLimit(Long.MAX_VALUE),
                true);
    }

    /**
     * Makes a model of a graph and its description.
     *
     * @param onnx the bytes of {@code model.onnx}
     * @param threads how many threads work on one prediction; more than 1 pays for large batches only,
     *     and decides no bit of it
     * @param evaluator what computes the predictions
     * @throws MlModelException if it is refused
     */
    @Internal
    public static Model of(byte[] onnx, ModelDescription description, int threads, EvaluatorChoice evaluator) {
        Options options = Options.unverified()
                .withThreads(threads)
                .withMemoryLimit(Long.MAX_VALUE)
                .withEvaluator(evaluator);
        DescriptionCheck.check(description, description.name(), options.memoryLimit());
        String origin = ModelFile.MODEL + " of " + description.name();
        ModelSource source = new ModelSource(origin, Map.of(ModelFile.MODEL, onnx));
        LoadedFiles loaded = new LoadedFiles(description, () -> source, Digest.of(onnx));
        return open(new GraphBytes(onnx), loaded, ModelGrade.NONE, options, false, origin);
    }

    /** Returns the model's name. */
    public String name() {
        return description.name();
    }

    /** Returns what the model reads and gives. */
    public ModelDescription description() {
        return description;
    }

    /**
     * Returns what is known of the model's gates: it is found from their verdicts and the digest of this very model,
     * whatever the file says of itself. A test of an application can ask for {@link ModelGrade#PASSED}.
     */
    public ModelGrade grade() {
        return grade;
    }

    /** Returns what computes the predictions: {@link EvaluatorChoice#JAVA} or {@link EvaluatorChoice#ONNX_RUNTIME}. */
    public EvaluatorChoice evaluator() {
        return session.isInJava() ? EvaluatorChoice.JAVA : EvaluatorChoice.ONNX_RUNTIME;
    }

    /** Returns the names of the raw columns, in the data's order. */
    public List<String> columns() {
        return description.signature().columnNames();
    }

    /** Returns the class labels, in the order of probabilities; empty for regression. */
    public List<String> labels() {
        return description.labels();
    }

    /**
     * Predicts one row.
     *
     * @param row value by raw column, every column of {@link #columns}: a {@link Number}, or a text that is written as the
     *     data's numbers, for a numeric one (a truth value is 1 or 0); for a date a text that is written as the data's, or the
     *     value of {@code java.time} that says the same ({@link io.github.mlmodel.model.column.DateForm}); for the others a
     *     text, a truth value, a number ({@code 3.0} counts as the text {@code 3}), a character, a constant of an enum (its
     *     name) or a value of {@code java.time} (as ISO 8601); {@code null}, blank texts, NaN and the words that meant so in
     *     training are missing values; for an image its bytes, row-major, or a {@link java.awt.image.BufferedImage} of the
     *     model's size, which becomes grey or colour as the model wants ({@link ImageBytes})
     * @throws IllegalArgumentException if columns are absent or unknown, a value has the wrong type, or a number is beyond the
     *     range of a float; lists all at once; likewise if it has values that {@link Options#refused} names
     */
    public Prediction predict(Map<String, ?> row) {
        if (singleRows.isPresent() && row != null) {
            Row read = singleRows.get().read(row);
            if (read != null) {
                requireOpen();
                return singleRows.get().predict(read);
            }
        }
        return predict(Collections.singletonList(row)).get(0);
    }

    /**
     * Returns a row whose columns are set by their places, to be predicted as often as one likes. There is none of images:
     * these are given in a map or a {@link Batch}.
     *
     * @throws IllegalStateException if a column has images
     */
    public Row newRow() {
        return new Row(rowColumns.orElseThrow(() -> new IllegalStateException("The model '" + name()
                + "' reads images, which no row takes. Give a map to predict(Map), or a batch to predict(Batch).")));
    }

    /**
     * Predicts one row that was filled by the places of columns.
     *
     * @param row a row of {@link #newRow} of this model, in which every column is set
     * @throws IllegalArgumentException if it is another model's row, or has values that {@link Options#refused} names
     * @throws IllegalStateException if a column is not set
     */
    public Prediction predict(Row row) {
        row.require(rowColumns);
        if (singleRows.isPresent()) {
            requireOpen();
            return singleRows.get().predict(row);
        }
        return run(row.content(), done -> {}).row(0);
    }

    /**
     * Predicts rows.
     *
     * @param rows rows as in {@link #predict(Map)}
     * @return a prediction a row, in the same order
     * @throws IllegalArgumentException as in {@link #predict(Map)}
     */
    public List<Prediction> predict(List<? extends Map<String, ?>> rows) {
        GivenRows.require(rows);
        return run(new RowReader(description).read(rows).content(), done -> {}).toList();
    }

    /**
     * Predicts many rows by column.
     *
     * @param batch numbers or texts of these for the numeric columns, seconds since 1970-01-01T00:00Z or texts for dates,
     *     images for those of images, texts or numbers for the others, every column of {@link #columns}
     * @throws IllegalArgumentException if columns are absent, unknown or of the wrong kind (lists all at once), a
     *     number is beyond the range of a float, or a text is no number or date of its column's form
     */
    public Predictions predict(Batch batch) {
        return predict(batch, done -> {});
    }

    /**
     * Predicts many rows by column.
     *
     * @param done told by any thread how many rows are predicted
     */
    @Internal
    public Predictions predict(Batch batch, IntConsumer done) {
        BatchCheck.check(description, batch);
        return run(batch.content(), done);
    }

    /**
     * Explains what the model predicts of a row: its label, or its number.
     *
     * <p>The first explanation reads the model's files again, which have to be there as they were, and takes as long as loading.
     *
     * @param row a row as in {@link #predict(Map)}, and refused like there
     * @throws MlModelException if it reads images, needs ONNX Runtime, or lacks what was recorded of its training
     */
    public Explanation explain(Map<String, ?> row) {
        Prediction predicted = predict(row);
        return explain(content(row), predicted, predicted.place());
    }

    /**
     * Explains how likely the model takes a label to be for a row, like {@link #explain(Map)}, whichever it predicts.
     *
     * @param label one of {@link #labels}, else it is refused
     */
    public Explanation explain(Map<String, ?> row, String label) {
        Prediction predicted = predict(row);
        return explain(content(row), predicted, KnownLabels.place(labels(), label));
    }

    /** Explains what the model predicts of a row as in {@link #predict(Row)}, like {@link #explain(Map)}. */
    public Explanation explain(Row row) {
        Prediction predicted = predict(row);
        return explain(row.content(), predicted, predicted.place());
    }

    /** Explains how likely the model takes a label to be for a row as in {@link #predict(Row)}. */
    public Explanation explain(Row row, String label) {
        Prediction predicted = predict(row);
        return explain(row.content(), predicted, KnownLabels.place(labels(), label));
    }

    /** Gives the native memory back, after the predictions that are being made. Closing twice is harmless. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private BatchColumns content(Map<String, ?> row) {
        return new RowReader(description).read(List.of(row)).content();
    }

    private Explanation explain(BatchColumns row, Prediction predicted, int place) {
        lock.readLock().lock();
        try {
            requireOpen();
            return explainer.get().explain(row, predicted, place);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Predictions run(BatchColumns batch, IntConsumer done) {
        lock.readLock().lock();
        try {
            requireOpen();
            return predictor.predict(batch, done);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The model '" + name() + "' is closed.");
        }
    }

    private static Model load(Supplier<ModelSource> files, Expected expected, Options options, boolean gpu) {
        ModelSource source = files.get();
        ModelDescription description = DescriptionReader.read(source.bytes(ModelFile.DESCRIPTION), source.origin());
        DescriptionCheck.check(description, source.origin(), options.memoryLimit());
        ModelRules.refuseOtherFormats(source.bytes(ModelFile.MODEL), source.origin());
        String digest = Digest.of(source.bytes(ModelFile.MODEL));
        expected.require(source, digest);
        RecordedDigests.check(
                source, digest, options.verified() && expected.sha256().isEmpty());
        ModelGrade grade = RecordedGrade.of(Optional.ofNullable(source.files().get(ModelFile.GRADE)), digest);
        LoadedFiles loaded = new LoadedFiles(description, files, digest);
        return open(source.takeModel(), loaded, grade, options, gpu, source.origin());
    }

    private static Model open(
            GraphBytes onnx, LoadedFiles loaded, ModelGrade grade, Options options, boolean gpu, String origin) {
        OnnxScan.check(onnx.get(), origin, options.memoryLimit());
        Session session = (gpu ? EvaluatorChoice.ONNX_RUNTIME : options.evaluator()).open(onnx, gpu, origin);
        List<String> differences = session.differences(loaded.description());
        if (!differences.isEmpty()) {
            session.close();
            throw MlModelException.user(
                    origin + " does not fit its model.json: " + String.join("; ", differences) + ".");
        }
        try {
            return new Model(loaded, grade, session, options);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
