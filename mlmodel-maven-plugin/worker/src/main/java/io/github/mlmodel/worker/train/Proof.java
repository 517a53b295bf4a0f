package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.onnx.OnnxRules;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.judge.EvaluatorJudge;
import io.github.mlmodel.worker.judge.ForOnnxRuntime;
import io.github.mlmodel.worker.judge.Parity;
import io.github.mlmodel.worker.judge.Tolerance;
import io.github.mlmodel.worker.sample.Samples;
import io.github.mlmodel.worker.table.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The proof that a file predicts what its trained model predicts, on training rows and on the recorded samples, and that it
 * does so in Java and in ONNX Runtime.
 *
 * @param description the description, now with samples
 * @param maxDifference largest absolute difference between trained model and file
 * @param beyondJava what of the graph Java does not evaluate, in words; empty where it evaluates all
 * @param score how well the file predicts the training rows
 */
record Proof(ModelDescription description, double maxDifference, String beyondJava, TrainingScore score) {

    /** With blocks of 2,000 rows of a table, enough to visit every part of a model; all rows where there are fewer. */
    private static final int MOST_BLOCKS = 10;

    private static final String COMPARED = "rows compared with the exported file";

    /**
     * Opens the file as an application would, compares, and records the samples.
     *
     * @param progress told about rows
     * @throws MlModelException if the file predicts otherwise
     */
    static <W extends Rows> Proof of(
            byte[] file,
            ModelDescription description,
            Learnt<W, ?> learnt,
            TrainingSide<W> training,
            int threads,
            Progress progress) {
        List<String> columns = description.signature().columnNames();
        TrainerCode trainer = new TrainerCode(description.lineage().trainer(), null);
        Parity parity = new Parity(Tolerance.of(description), Parity.valuesARow(description));
        Rows rows = training.rows();
        int block = rows.rowsAtOnce();
        int[] chosen = RowSelection.spread(rows.rows(), MOST_BLOCKS * block);
        progress.done(COMPARED, 0, chosen.length);
        TrainingScore score = new TrainingScore(training.target());
        Samples<W> samples = training.samples(description, learnt.carried(), threads);
        try (Model model = trainer.accepted(() -> open(file, description, threads));
                EvaluatorJudge judge =
                        EvaluatorJudge.of(model, evaluator -> Model.of(file, description, threads, evaluator))) {
            for (int from = 0; from < chosen.length; from += block) {
                int[] some = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + block));
                W part = training.some(some);
                Predictions predicted = compare(parity, learnt, trainer, model, part, columns);
                score.add(some, predicted);
                judge.compare(part.batch(columns), predicted);
                progress.done(COMPARED, (long) from + some.length, chosen.length);
            }
            W recorded = samples.rows();
            Predictions predicted = compare(parity, learnt, trainer, model, recorded, columns);
            judge.compare(recorded.batch(columns), predicted);
            refuseIfWrong(parity, description, chosen.length + recorded.rows());
            judge.require();
            return new Proof(
                    description.withSamples(samples.record(predicted)),
                    parity.largest(),
                    model.evaluator() == EvaluatorChoice.JAVA ? "" : ForOnnxRuntime.of(file),
                    score);
        }
    }

    private static <W extends Rows> Predictions compare(
            Parity parity, Learnt<W, ?> learnt, TrainerCode trainer, Model model, W rows, List<String> columns) {
        Predictions predictions = trainer.accepted(() -> model.predict(rows.batch(columns)));
        parity.compare(learnt.predict(rows).values(), predictions);
        return predictions;
    }

    private static Model open(byte[] file, ModelDescription description, int threads) {
        OnnxRules.check(file, ModelFile.MODEL.fileName());
        return Model.of(file, description, threads, EvaluatorChoice.AUTOMATIC);
    }

    private static void refuseIfWrong(Parity parity, ModelDescription description, int rows) {
        if (parity.wrong() > 0) {
            throw MlModelException.user(String.format(
                    Locale.ROOT,
                    "Model '%s': the exported file predicts otherwise than the model that trainer '%s' trained, on %d of %d"
                            + " rows; the largest difference is %.3g (%s). Nothing was kept. If the trainer is your own,"
                            + " correct its graph(); else choose another trainer and report this one.",
                    description.name(),
                    description.lineage().trainer(),
                    parity.wrong(),
                    rows,
                    parity.largest(),
                    parity.worst()));
        }
    }
}
