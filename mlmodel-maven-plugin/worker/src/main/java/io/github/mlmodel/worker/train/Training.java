package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.Lineage;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnx.OnnxRules;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.feature.ShippedGraph;
import io.github.mlmodel.worker.table.Target;
import java.io.IOException;
import java.util.Arrays;
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
        ModelSpec spec = job.spec();
        TrainingRows rows = TrainingRows.read(spec, job.sources(), threads, progress);
        Target target = rows.target();
        Trainer trainer = Trainers.create(spec.trainer(), target.task(), job.customClasses());
        Features features = rows.features(trainer, threads);
        TrainingData data = data(rows, features);
        TrainedModel model = trainer.train(
                data,
                new TrainingContext(
                        spec.seed(), threads, job.device(), job.checkpoints(), job.debugGraphs(), progress));
        ShippedGraph shipped = ShippedGraph.join(features, model, target.classes());
        String trainingDigest = trainingDigest(rows);
        byte[] file = OnnxFile.write(
                shipped.graph(), spec.name(), metadata(model, trainingDigest), model.opset(), model.irVersion());
        OnnxRules.check(file, ModelFile.MODEL.fileName());
        ModelDescription description = describe(features, shipped, target, trainingDigest, model.curve());
        Proof proof = Proof.of(file, description, model, features, rows, threads);
        AtomicFiles.write(ModelFile.MODEL.in(job.output()), file);
        AtomicFiles.write(ModelFile.DESCRIPTION.in(job.output()), Json.write(proof.description()));
        return new TrainResult(
                target.task(),
                rows.rows().rows(),
                features.width(),
                proof.maxDifference(),
                (System.nanoTime() - start) / 1e9,
                file.length,
                model.provenance(),
                HeldBackShare.note(spec.dataset().heldBack(), rows).stream().toList());
    }

    private static TrainingData data(TrainingRows rows, Features features) {
        Target target = rows.target();
        return new TrainingData(
                target.task(),
                features.matrix(rows.rows()),
                features.images(rows.rows()),
                target.classes(),
                target.labels(),
                target.values(),
                rows.weights());
    }

    /** A task counts as what it is: whether it was specified or inferred decides no byte. */
    private String trainingDigest(TrainingRows rows) {
        Digest digest = new Digest()
                .add("training")
                .add(rows.digest())
                .add(rows.target().task().text());
        new TreeMap<>(job.inputs()).forEach((role, value) -> digest.add(role).add(value));
        return digest.hex();
    }

    private Map<String, String> metadata(TrainedModel model, String trainingDigest) {
        Map<String, String> metadata = new TreeMap<>(model.metadata());
        metadata.put("mlmodel.name", job.spec().name());
        metadata.put("mlmodel.training_digest", trainingDigest);
        return metadata;
    }

    private ModelDescription describe(
            Features plan, ShippedGraph shipped, Target target, String trainingDigest, List<LearningCurve> curve) {
        ModelSpec spec = job.spec();
        String column = spec.dataset().roles().target();
        return new ModelDescription(
                spec.name(),
                spec.description(),
                target.task() == Task.REGRESSION
                        ? new PredictedColumn.Numbers(column, mean(target.values()), deviation(target.values()))
                        : PredictedColumn.Classes.of(column, target.classes(), counts(target)),
                new ModelSignature(plan.columns(), plan.inputs(), shipped.outputs()),
                new Lineage(spec.trainer().type(), trainingDigest, plan.sentences(), curve),
                List.of());
    }

    private static List<Long> counts(Target target) {
        long[] counts = new long[target.classes().size()];
        for (int label : target.labels()) {
            counts[label]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** Summed in the order of the rows. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation with divisor N, summed in the order of the rows. */
    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / values.length);
    }
}
