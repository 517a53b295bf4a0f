package io.github.mlmodel.worker.trial;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Folders;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.train.SomeRows;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains a model as a build would, though on no more rows than can be learnt from soon, and evaluates it. */
public final class ConfigurationTrial {

    /** A class of a few rows may be absent from a side; another seed may help. */
    private static final int SEEDS = 5;

    /** More rows hardly make another model of a table. */
    private static final SomeRows SOON = new SomeRows(20_000, 1_000_000);

    private final TrialJob job;
    private final int threads;
    private final Progress progress;

    private ConfigurationTrial(TrialJob job, int threads, Progress progress) {
        this.job = job;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Tries a model.
     *
     * @throws MlModelException if a build would fail to train or evaluate it
     */
    public static TrialResult of(TrialJob job, int threads, Progress progress) throws IOException {
        return new ConfigurationTrial(job, threads, progress).result();
    }

    private TrialResult result() throws IOException {
        int seeds = seeds(job.spec().task());
        List<MlModelException> failures = new ArrayList<>();
        for (long seed = job.spec().seed(); failures.size() < seeds; seed++) {
            try {
                return result(job.spec().withSeed(seed));
            } catch (MlModelException e) {
                failures.add(e);
                if (!e.anchor().equals(Optional.of(Anchor.ABSENT_CLASS))) {
                    // Another seed would hide it, or meet it again.
                    break;
                }
            }
        }
        throw failures.get(0);
    }

    private static int seeds(@Nullable Task task) {
        return task == null
                ? 1
                : switch (task) {
                    case CLASSIFICATION -> SEEDS;
                    case REGRESSION -> 1;
                };
    }

    private TrialResult result(ModelSpec spec) throws IOException {
        Path folder = Files.createTempDirectory("mlmodel-trial");
        try {
            TrainJob training = new TrainJob(
                    spec,
                    job.sources(),
                    new Judgement(job.sources(), List.of(), false),
                    null,
                    Map.of(),
                    "cpu",
                    folder.resolve("checkpoints"),
                    null,
                    folder);
            TrainResult trained = new Training(training, threads, progress).trainOn(SOON);
            ModelSpec settled = spec.withTask(trained.task());
            EvaluateJob evaluation = new EvaluateJob(settled, job.sources(), folder, null, false, Map.of(), folder);
            Evaluator.evaluate(evaluation, threads, progress);
            return result(spec, trained, Json.read(ModelFile.EVALUATION.in(folder), Evaluation.class));
        } finally {
            Folders.delete(folder);
        }
    }

    private TrialResult result(ModelSpec spec, TrainResult trained, Evaluation found) {
        Optional<TrivialBaseline> trivial = Optional.ofNullable(found.trivial());
        return new TrialResult(
                spec.seed(),
                trained.rows(),
                found.rows().trainingRows(),
                found.scores().rows(),
                found.scores().value(job.metric(), null).orElse(Double.NaN),
                trivial.map(TrivialBaseline::scores)
                        .map(scores -> scores.value(job.metric(), null).orElse(Double.NaN))
                        .orElse(Double.NaN),
                trivial.map(TrivialBaseline::prediction).orElse(""));
    }
}
