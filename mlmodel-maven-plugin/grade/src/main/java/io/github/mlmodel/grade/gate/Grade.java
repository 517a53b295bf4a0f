package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.GateVerdict.Status;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.json.Json;
import java.util.List;
import java.util.Objects;

/**
 * The content of {@code grade.json}: verdicts by gate, and the digest that they hold for.
 *
 * @param format version of this file's format
 * @param model the model's name
 * @param digest over model, effective gates, held-back rows and metric code; the grade holds for nothing else
 * @param passing whether the model may be distributed: one gate passed at least, and none blocks
 * @param verdicts a verdict a gate, in the order of the gates
 */
public record Grade(int format, String model, String digest, boolean passing, List<GateVerdict> verdicts) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 2;

    /** Finds anew whether it is passing: a file that was edited by hand must not pass by its one word. */
    public Grade {
        Objects.requireNonNull(model);
        Objects.requireNonNull(digest);
        verdicts = List.copyOf(verdicts);
        passing = isPassing(verdicts);
    }

    /**
     * Judges gates.
     *
     * @param gates the gates; none gives a grade that is not passing
     * @param model the content of {@code model.json}
     * @param evaluation the content of {@code evaluation.json}
     * @param modelDigest SHA-256 of the {@code model.onnx} that the grade is for
     * @param metricsDigest digest over the code that computes metrics
     * @throws MlModelException if the evaluation is of another file
     */
    public static Grade judge(
            List<Gate> gates, ModelDescription model, Evaluation evaluation, String modelDigest, String metricsDigest) {
        if (!evaluation.basis().modelDigest().equals(modelDigest)) {
            throw MlModelException.user("The evaluation of model '" + model.name()
                    + "' is of another file: it was made of SHA-256 "
                    + evaluation.basis().modelDigest()
                    + ", and model.onnx has " + modelDigest + ". Run 'mvn clean verify'.");
        }
        GateJudge judge = new GateJudge(model, evaluation);
        List<GateVerdict> verdicts = gates.stream().map(judge::judge).toList();
        String digest = digest(modelDigest, gates, evaluation.basis().rowsDigest(), metricsDigest);
        return new Grade(FORMAT, model.name(), digest, isPassing(verdicts), verdicts);
    }

    /** Returns a grade of gates that were not judged, which is not passing. */
    public static Grade skipped(List<Gate> gates, String model, String reason) {
        List<GateVerdict> verdicts = gates.stream()
                .map(gate -> new GateVerdict(gate, Status.SKIPPED, Double.NaN, reason))
                .toList();
        return new Grade(FORMAT, model, "", false, verdicts);
    }

    /**
     * Returns the digest that a grade of these holds for. A gate is in it with all that is asked, in its own JSON, so that no
     * component is forgotten; how the user wrote it is not.
     */
    public static String digest(String modelDigest, List<Gate> gates, String rowsDigest, String metricsDigest) {
        Digest digest = new Digest()
                .add("grade")
                .addLong(FORMAT)
                .add(modelDigest)
                .add(rowsDigest)
                .add(metricsDigest)
                .addLong(gates.size());
        for (Gate gate : gates) {
            digest.add(Json.writeLine(new Gate(gate.subject(), gate.criterion(), gate.severity(), "")));
        }
        return digest.hex();
    }

    /** Returns whether this grade is one of this model, these gates, these rows and this metric code. */
    public boolean holdsFor(String modelDigest, List<Gate> gates, String rowsDigest, String metricsDigest) {
        return digest.equals(digest(modelDigest, gates, rowsDigest, metricsDigest));
    }

    /** Returns the gates, in order. */
    public List<Gate> gates() {
        return verdicts.stream().map(GateVerdict::gate).toList();
    }

    /** Returns how many gates had an outcome. */
    public long count(Status outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static boolean isPassing(List<GateVerdict> verdicts) {
        return verdicts.stream().anyMatch(verdict -> verdict.outcome() == Status.PASS)
                && verdicts.stream().noneMatch(verdict -> verdict.outcome().blocks());
    }
}
