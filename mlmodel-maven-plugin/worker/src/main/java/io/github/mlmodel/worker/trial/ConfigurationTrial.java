package io.github.mlmodel.worker.trial;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.train.HeldBackShare;
import io.github.mlmodel.worker.train.SomeRows;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains a model as a build would, though on no more rows than can be learnt from soon, and evaluates it. */
public final class ConfigurationTrial {

    /** A class of a few rows may be absent from a side, and copies of one row be all on one; another seed may help. */
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
        List<Attempt> uneven = new ArrayList<>();
        String passedOver = "";
        for (int i = 0; i < SEEDS && failures.size() < seeds; i++) {
            ModelSpec spec = job.spec().withSeed(job.spec().seed() + i);
            try {
                Attempt attempt = attempt(spec, false);
                if (attempt.share().isEmpty()) {
                    return attempt.result().orElseThrow().passingOver(passedOver);
                }
                passedOver = i == 0 ? attempt.share().get().clause() : passedOver;
                uneven.add(attempt);
                if (attempt.share().get().isNearest()) {
                    break;
                }
            } catch (MlModelException e) {
                failures.add(e);
                if (!e.anchor().equals(Optional.of(Anchor.ABSENT_CLASS))) {
                    // Another seed would hide it, or meet it again.
                    break;
                }
                passedOver = i == 0 ? "a class has no rows on one side of the split" : passedOver;
            }
        }
        Optional<Attempt> nearest = uneven.stream()
                .min(Comparator.comparingDouble(
                        attempt -> attempt.share().orElseThrow().distance()));
        if (nearest.isEmpty()) {
            throw failures.get(0);
        }
        return attempt(nearest.get().spec(), true).result().orElseThrow().passingOver(passedOver);
    }

    /**
     * What was found with a seed.
     *
     * @param share how many rows are held back, if that is far from as many as should be
     * @param result what a model came to, if one was trained
     */
    private record Attempt(ModelSpec spec, Optional<HeldBackShare> share, Optional<TrialResult> result) {}

    private static int seeds(@Nullable Task task) {
        return task == null
                ? 1
                : switch (task) {
                    case CLASSIFICATION -> SEEDS;
                    case REGRESSION -> 1;
                };
    }

    private Attempt attempt(ModelSpec spec, boolean evenIfUneven) throws IOException {
        Path folder = Files.createTempDirectory("mlmodel-trial");
        try {
            TrainJob trial = trainJob(spec, folder);
            Training training = new Training(trial, threads, progress);
            Optional<HeldBackShare> share = training.uneven();
            return share.isPresent() && !evenIfUneven
                    ? new Attempt(spec, share, Optional.empty())
                    : new Attempt(spec, share, Optional.of(result(trial, training, share)));
        } finally {
            Folders.delete(folder);
        }
    }

    private TrainJob trainJob(ModelSpec spec, Path folder) {
        return new TrainJob(
                spec,
                job.sources(),
                new Judgement(job.sources(), List.of(), false),
                null,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder);
    }

    private TrialResult result(TrainJob trial, Training training, Optional<HeldBackShare> share) throws IOException {
        TrainResult trained = training.trainOn(SOON);
        Path folder = trial.output();
        ModelSpec settled = trial.spec().withTask(trained.task());
        EvaluateJob evaluation = new EvaluateJob(settled, trial.sources(), folder, null, false, Map.of(), folder);
        Evaluator.evaluate(evaluation, threads, progress);
        Evaluation found = Json.read(ModelFile.EVALUATION.in(folder), Evaluation.class);
        return result(
                trial.spec(), trained, found, share.map(HeldBackShare::clause).orElse(""));
    }

    private TrialResult result(ModelSpec spec, TrainResult trained, Evaluation found, String uneven) {
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
                trivial.map(TrivialBaseline::prediction).orElse(""),
                "",
                uneven);
    }
}
