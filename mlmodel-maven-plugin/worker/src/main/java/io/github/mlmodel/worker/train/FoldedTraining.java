package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.worker.split.RowFolds;
import io.github.mlmodel.worker.table.Rows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Trains a model a fold on the rows of the other folds, and judges each by the rows of its own. What a column is, all training
 * rows have decided; what is made of its values, those that a fold's model is trained on.
 */
public final class FoldedTraining {

    private static final List<MetricDefinition> METRICS = Metrics.all().stream()
            .filter(metric -> metric.direction() != Direction.NEITHER)
            .toList();

    /** Beyond that classes have no figures of their own: these ship with the model. */
    private static final int MOST_CLASSES = 20;

    private final TrainJob job;
    private final int folds;
    private final int threads;
    private final Progress progress;

    private FoldedTraining(FoldsJob job, int threads, Progress progress) {
        this.job = job.training();
        this.folds = Objects.requireNonNull(this.job.spec().dataset().folds());
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Trains and judges.
     *
     * @param threads how many threads may work; decides no number
     * @param progress told about rows, folds, and whatever the trainer tells
     * @throws MlModelException if a fold has no rows, or lacks what a model of the others would need
     */
    public static FoldScores of(FoldsJob job, int threads, Progress progress) {
        FoldedTraining training = new FoldedTraining(job, threads, progress);
        return training.on(TrainingSide.read(training.job, threads, progress));
    }

    private <W extends Rows> FoldScores on(TrainingSide<W> side) {
        RowFolds parts = RowFolds.of(side.identities(), job.spec().seed(), folds);
        for (int fold = 0; fold < folds; fold++) {
            require(side.target(), parts.within(fold), parts.outside(fold));
        }
        List<Scores> scores = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            progress.done("folds", fold, folds);
            scores.add(
                    Scores.of(METRICS, scored(side, parts.within(fold), learn(side.part(parts.outside(fold)), fold))));
        }
        progress.done("folds", folds, folds);
        return FoldScores.of(
                scores.stream().map(Scores::rows).toList(),
                scores.stream().map(part -> part.named(MOST_CLASSES)).toList());
    }

    private <W extends Rows> Learnt<W, ?> learn(TrainingSide<W> side, int fold) {
        ModelSpec spec = job.spec();
        Trainer trainer = TrainerChoice.of(job).of(side.target().task());
        TrainingContext context = new TrainingContext(
                spec.seed(), threads, job.device(), job.checkpoints().resolve("fold-" + fold), progress);
        float[] weights = RowWeighting.of(spec, side.target())
                .map(weighting -> weighting.rows(side.weights()))
                .orElseGet(side::weights);
        return side.lesson(spec.trainer().type(), trainer, threads).learn(side.rows(), side.target(), weights, context);
    }

    private static <W extends Rows> Scored scored(TrainingSide<W> side, int[] within, Learnt<W, ?> learnt) {
        float[] predicted = learnt.predict(side.some(within)).values();
        boolean probable = learnt.result().model().kind() == Predicted.Kind.PROBABILITIES;
        return SomeRows.of(side.target(), within)
                .choose(classes -> classes(classes, predicted, probable), numbers -> numbers(numbers, predicted));
    }

    private static Scored classes(Target.Classes actual, float[] values, boolean probable) {
        int width = actual.labels().size();
        int[] predicted = IntStream.range(0, actual.rows())
                .map(row -> best(values, row * width, width))
                .toArray();
        return ScoredClasses.of(actual.labels(), actual.ids(), predicted, probable ? values : null, scored -> {
            throw new IllegalStateException("own metrics are not asked");
        });
    }

    private static int best(float[] values, int from, int width) {
        int best = 0;
        for (int label = 1; label < width; label++) {
            if (values[from + label] > values[from + best]) {
                best = label;
            }
        }
        return best;
    }

    private static Scored numbers(Target.Numbers actual, float[] values) {
        double[] predicted = IntStream.range(0, values.length)
                .mapToDouble(row -> values[row])
                .toArray();
        return ScoredNumbers.of(actual.values(), predicted, scored -> {
            throw new IllegalStateException("own metrics are not asked");
        });
    }

    private void require(Target target, int[] within, int[] outside) {
        if (within.length == 0 || outside.length == 0) {
            throw refusal("a fold has no rows, of " + Names.count(target.rows(), "row") + " to train on");
        }
        LearntTarget.classes(target).ifPresent(classes -> {
            BitSet learnt = new BitSet();
            IntStream.of(outside).forEach(row -> learnt.set(classes.ids()[row]));
            int missing = learnt.nextClearBit(0);
            if (missing < classes.labels().size()) {
                throw refusal(
                        "all rows of class '" + Printable.text(classes.labels().get(missing)) + "' are in one fold");
            }
        });
    }

    private MlModelException refusal(String why) {
        return MlModelException.user("Model '" + job.spec().name() + "' cannot be cross-validated by " + folds
                + " folds, because " + why + ". Change <folds>, try another <seed>, or add rows.");
    }
}
