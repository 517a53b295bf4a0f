package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.Lineage;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnx.OnnxRules;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.worker.feature.ShippedGraph;
import io.github.mlmodel.worker.table.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains one model: reads its rows, fits features, trains, exports, and proves the export. */
public final class Training {

    private final TrainJob job;
    private final int threads;
    private final Progress progress;

    private Training(TrainJob job, int threads, Progress progress) {
        this.job = job;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Trains a model and writes {@code model.onnx} and {@code model.json} into the job's output folder.
     *
     * @param threads how many threads may work; decides no byte
     * @param progress told about rows, trees, epochs
     * @throws MlModelException for whatever the user can mend
     */
    public static TrainResult train(TrainJob job, int threads, Progress progress) throws IOException {
        return new Training(job, threads, progress).train();
    }

    private TrainResult train() throws IOException {
        long start = System.nanoTime();
        return train(TrainingSide.read(job.spec(), job.sources(), threads, progress), start);
    }

    private <W extends Rows> TrainResult train(TrainingSide<W> side, long start) throws IOException {
        ModelSpec spec = job.spec();
        Trainer trainer = Trainers.create(spec.trainer(), side.target().task(), job.customClasses());
        TrainingContext context =
                new TrainingContext(spec.seed(), threads, job.device(), job.checkpoints(), job.debugGraphs(), progress);
        Learnt<W, ?> learnt = side.lesson(spec.trainer().type(), trainer, threads)
                .learn(spec.trainer().type(), side.rows(), side.target(), side.weights(), context);
        PredictedColumn target = LearntTarget.of(spec.dataset().roles().target(), side.target());
        String trainingDigest = trainingDigest(side);
        ShippedGraph shipped =
                ShippedGraph.join(learnt.features(), learnt.result().model(), target.labels());
        byte[] file = OnnxFile.write(shipped.graph().with(metadata(trainingDigest)), spec.name());
        OnnxRules.check(file, ModelFile.MODEL.fileName());
        ModelDescription description = describe(learnt, shipped, target, trainingDigest);
        Proof proof = Proof.of(file, description, learnt, side, threads);
        AtomicFiles.write(ModelFile.MODEL.in(job.output()), file);
        AtomicFiles.write(ModelFile.DESCRIPTION.in(job.output()), Json.write(proof.description()));
        return new TrainResult(
                side.target().task(),
                side.rows().rows(),
                learnt.features().width(),
                proof.maxDifference(),
                (System.nanoTime() - start) / 1e9,
                file.length,
                learnt.result().provenance(),
                HeldBackShare.note(spec.dataset().heldBack(), side).stream().toList());
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
            Learnt<?, ?> learnt, ShippedGraph shipped, PredictedColumn target, String trainingDigest) {
        ModelSpec spec = job.spec();
        return new ModelDescription(
                spec.name(),
                spec.description(),
                target,
                new ModelSignature(
                        learnt.features().columns(), learnt.features().inputs(), shipped.outputs()),
                new Lineage(
                        spec.trainer().type(),
                        trainingDigest,
                        learnt.features().sentences(),
                        learnt.result().curve()),
                List.of());
    }
}
