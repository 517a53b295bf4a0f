package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.KnownRows;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.model.Lineage;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.feature.ShippedGraph;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.split.RowIdentity;
import io.github.mlmodel.worker.table.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trains one model: reads its rows, fits features, trains, exports, and proves the export. */
public final class Training {

    private final TrainJob job;
    private final int threads;
    private final Progress progress;

    private boolean looked;
    private Foresight.@Nullable Ready ready;

    /**
     * Prepares; nothing is read yet.
     *
     * @param threads how many threads may work; decides no byte
     * @param progress told about rows, trees, epochs
     */
    public Training(TrainJob job, int threads, Progress progress) {
        this.job = job;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Looks at the trainer, and at no row; where it is refused, at the names of the columns, too.
     *
     * @throws MlModelException if there is none, or it refuses its parameters
     */
    public void lookAtTrainer() {
        trainers();
    }

    private TrainerChoice trainers() {
        return Foresight.trainer(job, threads, progress);
    }

    /**
     * Looks at the rows of both sides and at the gates. {@link #train()} looks too, unless this was done before: then it
     * trusts what was found, and reads the rows anew, for those of several models may be more than can be held.
     *
     * @throws MlModelException with everything that makes a training vain
     */
    public void lookAtRows() {
        Foresight.read(job, trainers(), threads, progress);
        looked = true;
    }

    /**
     * Looks at rows and gates, and returns the share of the rows that is held back, where it is far from the one that was asked
     * for. What was read is trained on next.
     *
     * @throws MlModelException with everything that makes a training vain
     */
    public Optional<HeldBackShare> uneven() {
        Foresight.Ready read = Foresight.read(job, trainers(), threads, progress);
        ready = read;
        return HeldBackShare.uneven(job, read.side(), threads);
    }

    /**
     * Trains a model and writes {@code model.onnx}, {@code model.json} and {@code statistics.json} into the job's output folder.
     *
     * @throws MlModelException for whatever the user can mend
     */
    public TrainResult train() throws IOException {
        return trainOn(SomeRows.ALL);
    }

    /**
     * Trains as {@link #train()} does, though on some of the rows.
     *
     * @throws MlModelException for whatever the user can mend
     */
    public TrainResult trainOn(SomeRows some) throws IOException {
        long start = System.nanoTime();
        TrainerChoice trainers = trainers();
        if (looked) {
            TrainingSide<?> side = TrainingSide.read(job, threads, progress);
            return train(side, some, trainers.of(side.target().task()), start);
        }
        Foresight.@Nullable Ready read = ready;
        ready = null;
        Foresight.Ready begun = read == null ? Foresight.read(job, trainers, threads, progress) : read;
        return train(begun.side(), some, begun.trainer(), start);
    }

    private TrainResult train(TrainingSide<?> side, SomeRows some, Trainer trainer, long start) throws IOException {
        Optional<String> uneven = HeldBackShare.uneven(job, side, threads).map(HeldBackShare::sentence);
        return train(side.on(some), uneven, trainer, start);
    }

    private <W extends Rows> TrainResult train(
            TrainingSide<W> side, Optional<String> uneven, Trainer trainer, long start) throws IOException {
        ModelSpec spec = job.spec();
        TrainingContext context =
                new TrainingContext(spec.seed(), threads, job.device(), job.checkpoints(), job.debugGraphs(), progress);
        Optional<RowWeighting> weighting = RowWeighting.of(spec, side.target());
        weighting.ifPresent(weights -> progress.line(weights.sentence()));
        Learnt<W, ?> learnt = side.lesson(spec.trainer().type(), trainer, threads)
                .learn(
                        side.rows(),
                        side.target(),
                        weighting.map(weights -> weights.rows(side.weights())).orElseGet(side::weights),
                        context);
        PredictedColumn target = LearntTarget.of(spec.dataset().roles().target(), side.target());
        String trainingDigest = trainingDigest(side);
        TrainerCode code = new TrainerCode(spec.trainer().type(), job.customClasses());
        ShippedGraph shipped = code.written(
                () -> ShippedGraph.join(learnt.features(), learnt.result().model(), target.labels()));
        byte[] file = code.written(() -> OnnxFile.write(shipped.graph().with(metadata(trainingDigest)), spec.name()));
        ModelDescription description = describe(side, learnt, shipped, target, trainingDigest);
        Proof proof = Proof.of(file, description, learnt, side, threads, progress);
        List<TellingColumn> telling = side.telling();
        AtomicFiles.write(ModelFile.MODEL.in(job.output()), file);
        AtomicFiles.write(ModelFile.DESCRIPTION.in(job.output()), Json.write(proof.description()));
        AtomicFiles.write(
                ModelFile.STATISTICS.in(job.output()),
                Json.write(TrainingStatistics.of(spec.name(), target.name(), learnt.features(), side.rows(), threads)));
        return new TrainResult(
                side.target().task(),
                side.tellTask(),
                side.rows().rows(),
                learnt.features().width(),
                proof.maxDifference(),
                (System.nanoTime() - start) / 1e9,
                file.length,
                side.deciding(),
                figures(
                        side,
                        description,
                        proof.score().figures(telling.stream().findFirst())),
                proof.beyondJava(),
                learnt.result().provenance(),
                side.told().orElse(""),
                Stream.of(
                                side.warnings().stream(),
                                Leaks.sentences(telling).stream(),
                                learnt.features().warnings().stream(),
                                uneven.stream())
                        .flatMap(notes -> notes)
                        .toList());
    }

    /** Where held-back rows have files of their own, copies of these may be among them, of which no split knows. */
    private TrainingFigures figures(TrainingSide<?> side, ModelDescription description, TrainingFigures figures) {
        return job.spec().dataset().heldBack() instanceof HeldBack.Elsewhere
                ? figures.with(KnownRows.of(
                        RowIdentity.of(side.rows(), description.signature().columns(), side.target())))
                : figures;
    }

    /** A task counts as what it is: whether it was specified or inferred decides no byte. */
    private String trainingDigest(TrainingSide<?> side) {
        Digest digest = new Digest()
                .add("training")
                .add(side.digest())
                .add(side.target().task().text());
        new TreeMap<>(job.inputs()).forEach((role, value) -> digest.add(role).add(value));
        return digest.hex();
    }

    private Map<String, String> metadata(String trainingDigest) {
        return Map.of("mlmodel.name", job.spec().name(), "mlmodel.training_digest", trainingDigest);
    }

    private ModelDescription describe(
            TrainingSide<?> side,
            Learnt<?, ?> learnt,
            ShippedGraph shipped,
            PredictedColumn target,
            String trainingDigest) {
        ModelSpec spec = job.spec();
        return new ModelDescription(
                spec.name(),
                spec.description(),
                target,
                new ModelSignature(
                        SeenColumns.of(learnt.features(), side.rows()),
                        side.ignored(),
                        learnt.features().inputs(),
                        shipped.outputs()),
                new Lineage(
                        spec.trainer().type(),
                        trainingDigest,
                        learnt.features().sentences(),
                        learnt.result().curve()),
                List.of());
    }
}
