package io.github.mlmodel.engine.neural.program;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.TrainingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A training from the first epoch, or from a checkpoint, to the last. */
public final class TrainingRun {

    private final Blueprint blueprint;
    private final Settings settings;
    private final Score score;
    private final TrainingContext context;
    private final List<RowShard> shards;
    private final RowSplit split;
    private final EpochRunner runner;
    private final Checkpoint checkpoint;
    private final long stepsPerEpoch;
    private final Schedule schedule;
    private History history = new History();
    private Map<String, float[]> best = Map.of();

    /**
     * What a training leaves.
     *
     * @param variables the network's parameters and states by name
     * @param curves loss and score after each epoch
     */
    public record RunResult(Map<String, float[]> variables, List<LearningCurve> curves) {

        /** Copies the lists. */
        public RunResult {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
            curves = List.copyOf(curves);
        }
    }

    private TrainingRun(
            Blueprint blueprint,
            Settings settings,
            Score score,
            TrainingContext context,
            List<RowShard> shards,
            RowSplit split,
            EpochRunner runner) {
        this.blueprint = blueprint;
        this.settings = settings;
        this.score = score;
        this.context = context;
        this.shards = shards;
        this.split = split;
        this.runner = runner;
        long steps = 0;
        for (int[] rows : split.training()) {
            int rest = rows.length % settings.batchSize();
            steps += rows.length / settings.batchSize() + (runner.leavesOut(rest) ? 0 : 1);
        }
        this.stepsPerEpoch = steps;
        this.schedule = settings.schedule().of(Math.max(1, steps));
        this.checkpoint = new Checkpoint(context.checkpoints(), identity());
    }

    /**
     * Trains.
     *
     * @param shards the rows
     * @param score computed for the validation rows after each epoch
     * @throws MlModelException if the loss is no finite number, rows do not suffice, or the device fails
     */
    public static RunResult run(
            Blueprint blueprint,
            Settings settings,
            List<RowShard> shards,
            Score score,
            Device device,
            TrainingContext context) {
        RowSplit split = RowSplit.of(
                shards.stream().map(RowShard::rows).toList(), settings.validationFraction(), blueprint.seed());
        int longest =
                split.training().stream().mapToInt(rows -> rows.length).max().orElse(0);
        int firstBatch = Math.min(settings.batchSize(), longest);
        try (EpochRunner runner = new EpochRunner(blueprint, settings, device, shards, firstBatch)) {
            return new TrainingRun(blueprint, settings, score, context, shards, split, runner).train();
        } catch (OrtException e) {
            throw device.explain(e, settings.batchSize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunResult train() throws OrtException, IOException {
        if (stepsPerEpoch == 0) {
            throw MlModelException.user("One row is left to train on, and batch-norm needs at least two in a batch."
                    + " Train on more rows, or set a smaller <validationFraction>.");
        }
        keepGraph();
        resume();
        EpochReport report = new EpochReport(
                context.progress(), settings.epochs(), split.trainingRows(), score.name(), history.epochs());
        while (!hasEnded()) {
            epoch(report);
        }
        if (history.epochs() < settings.epochs()) {
            context.progress()
                    .line("stopped after epoch " + history.epochs() + ": no smaller validation loss than that of epoch "
                            + (history.best() + 1) + ", whose weights are taken");
        }
        Map<String, float[]> values = best.isEmpty() ? runner.carried().values() : best;
        refuseWhatIsNotFinite(values);
        Map<String, float[]> network = new LinkedHashMap<>(values);
        network.keySet()
                .retainAll(
                        runner.program().network().stream().map(Variable::name).toList());
        return new RunResult(network, history.curves(score.name()));
    }

    private void epoch(EpochReport report) throws OrtException {
        int epoch = history.epochs();
        long start = System.nanoTime();
        double sum = 0;
        long rows = 0;
        long step = epoch * stepsPerEpoch;
        for (Batches batches : split.epoch(blueprint.seed(), epoch)) {
            List<Float> losses = runner.train(batches, step, this::coefficients);
            refuseDivergence(losses, step);
            for (int i = 0; i < losses.size(); i++) {
                int size = i < batches.whole(settings.batchSize())
                        ? settings.batchSize()
                        : batches.rows().length % settings.batchSize();
                sum += (double) losses.get(i) * size;
                rows += size;
            }
            step += losses.size();
        }
        long nanos = System.nanoTime() - start;
        evaluate(sum / rows);
        if (settings.patience() > 0 && history.best() == epoch) {
            best = runner.carried().values();
        }
        // The last state, too: what comes after the training may be killed as well.
        if (settings.checkpoint() > 0 && (history.epochs() % settings.checkpoint() == 0 || hasEnded())) {
            checkpoint.write(new Checkpoint.State(history, runner.carried().values(), best), context.progress());
        }
        report.tell(history, nanos);
    }

    private void evaluate(double loss) throws OrtException {
        if (split.validationRows() == 0) {
            history.add(loss);
            return;
        }
        List<EpochRunner.Evaluated> evaluated = runner.evaluate(split.lookedAt());
        double sum = 0;
        double weights = 0;
        for (EpochRunner.Evaluated some : evaluated) {
            long[] rows = some.outputs().rows();
            for (int i = 0; i < some.losses().length; i++) {
                double weight = 0;
                for (int k = i * some.batch(); k < (i + 1) * some.batch(); k++) {
                    weight += score.weight(some.outputs().shard(), rows[k]);
                }
                sum += some.losses()[i] * weight;
                weights += weight;
            }
        }
        double validationLoss = sum / weights;
        if (!Double.isFinite(validationLoss)) {
            throw MlModelException.user(diverged(
                    "the validation loss is " + text(validationLoss) + " after epoch " + (history.epochs() + 1),
                    rate((history.epochs() + 1L) * stepsPerEpoch - 1)));
        }
        history.add(
                loss,
                validationLoss,
                score.of(evaluated.stream().map(EpochRunner.Evaluated::outputs).toList()));
    }

    private boolean hasEnded() {
        return history.epochs() >= settings.epochs() || patienceIsOver();
    }

    private boolean patienceIsOver() {
        return settings.patience() > 0
                && history.epochs() > 0
                && history.epochs() - 1 - history.best() >= settings.patience();
    }

    private double rate(long step) {
        long steps = settings.epochs() * stepsPerEpoch;
        int epoch = (int) (step / stepsPerEpoch);
        return settings.learningRate()
                * schedule.factor(new Schedule.Moment(
                        step, steps, epoch, history.watched().subList(0, Math.min(epoch, history.epochs()))));
    }

    private double[] coefficients(long step) {
        return blueprint.optimizer().coefficients(step + 1, rate(step));
    }

    private void refuseDivergence(List<Float> losses, long firstStep) {
        for (int i = 0; i < losses.size(); i++) {
            if (!Float.isFinite(losses.get(i))) {
                long step = firstStep + i;
                throw MlModelException.user(diverged(
                        "the loss is " + text(losses.get(i)) + " in epoch " + (step / stepsPerEpoch + 1) + ", step "
                                + (step % stepsPerEpoch + 1) + " of " + stepsPerEpoch,
                        rate(step)));
            }
        }
    }

    private void refuseWhatIsNotFinite(Map<String, float[]> values) {
        values.forEach((name, value) -> {
            for (float one : value) {
                if (!Float.isFinite(one)) {
                    throw MlModelException.user(diverged(
                            "'" + name + "' holds " + text(one) + " after the last epoch",
                            rate(history.epochs() * stepsPerEpoch - 1)));
                }
            }
        });
    }

    private String diverged(String what, double rate) {
        double smaller = settings.learningRate() / 10;
        return "Training diverged: " + what + ", at learning rate " + plain(rate)
                + ". Set a smaller <learningRate>, for example " + plain(smaller)
                + ", or <gradientClip>1</gradientClip>, or a <warmup>; and look for values far out in the data.";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "infinite" : "minus infinity";
    }

    private void resume() throws OrtException {
        if (settings.checkpoint() == 0) {
            return;
        }
        var found = checkpoint.read(context.progress());
        if (found.isPresent()) {
            history = found.get().history();
            best = found.get().best();
            runner.carried().set(found.get().values());
            int epochs = history.epochs();
            context.progress()
                    .line(
                            hasEnded()
                                    ? "this training had ended after epoch " + epochs
                                            + "; its network is taken from the checkpoint"
                                    : "resuming at epoch " + (epochs + 1) + " of " + settings.epochs());
        }
    }

    /** A training is its graph, its settings and its rows' places; which rows they are is in the folder's key. */
    private String identity() {
        List<String> parts = new ArrayList<>(List.of(
                Digest.of(GraphFile.write(
                        runner.program().graph(),
                        "training",
                        blueprint.forward().opset())),
                Long.toString(blueprint.seed()),
                String.valueOf(schedule),
                settings.epochs() + " " + settings.batchSize() + " " + settings.learningRate() + " "
                        + settings.validationFraction() + " " + settings.patience() + " " + settings.threads() + " "
                        + settings.tf32()));
        shards.forEach(shard -> parts.add(String.valueOf(shard.rows())));
        Digest digest = new Digest();
        parts.forEach(digest::add);
        return digest.hex();
    }

    private void keepGraph() throws IOException {
        if (context.debugGraphs() != null) {
            AtomicFiles.write(
                    context.debugGraphs().resolve("training.onnx"),
                    GraphFile.write(
                            runner.program().graph(),
                            "training",
                            blueprint.forward().opset()));
        }
    }
}
