package io.github.mlmodel.model.verdict;

import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of {@code grade.json} from which a model's grade is found, of any format. What the file says of itself
 * ({@code "passing": true}) is no part of it.
 *
 * @param modelDigest SHA-256 of the {@code model.onnx} that was graded; empty in files that do not record it
 * @param evaluationDigest SHA-256 of the {@code evaluation.json} that it was judged by; empty where none was
 * @param allowedBy the property by which a person let the model go without a passing grade, or empty
 * @param outcomes what became of each gate
 * @param checks what became of each check beside the gates, and of what data is asked
 */
public record RecordedGrade(
        String modelDigest,
        String evaluationDigest,
        String allowedBy,
        List<GateOutcome> outcomes,
        List<GateOutcome> checks) {

    /** Copies the lists. */
    public RecordedGrade {
        outcomes = List.copyOf(outcomes);
        checks = List.copyOf(checks);
    }

    /** Reads a file; one that is no grade, or has an outcome that this version does not know, says nothing. */
    public static Optional<RecordedGrade> read(byte[] json) {
        try {
            JsonValue root = JsonValue.parse(json);
            JsonValue basis = root.member("basis");
            RecordedGrade grade = new RecordedGrade(
                    basis.isMissing() ? "" : basis.member("modelDigest").text(),
                    basis.isMissing() ? "" : basis.member("evaluationDigest").text(),
                    root.member("allowedBy").textIfThere().orElse(""),
                    outcomes(root.member("verdicts")),
                    checks(root, basis));
            return root.wrong().isEmpty() ? Optional.of(grade) : Optional.empty();
        } catch (NoJsonException e) {
            return Optional.empty();
        }
    }

    /** What data is asked counts as what else is looked at beside the gates: that it is so makes no model a good one. */
    private static List<GateOutcome> checks(JsonValue root, JsonValue basis) {
        List<GateOutcome> checks = new ArrayList<>();
        if (!root.member("checks").isMissing()) {
            checks.addAll(outcomes(root.member("checks")));
        }
        JsonValue schema = basis.isMissing() ? basis : basis.member("schema");
        if (!schema.isMissing()) {
            checks.addAll(outcomes(schema.member("rules")));
        }
        return checks;
    }

    private static List<GateOutcome> outcomes(JsonValue list) {
        return list.list(verdict -> verdict.member("outcome").choice(GateOutcome.class, GateOutcome::name));
    }

    /** Returns the grade of a model: that of another one says nothing about it. */
    public ModelGrade of(String digest) {
        if (modelDigest.isEmpty() || !modelDigest.equals(digest)) {
            return ModelGrade.NONE;
        }
        if (GateOutcome.pass(outcomes, checks)) {
            return ModelGrade.PASSED;
        }
        return allowedBy.isEmpty() ? ModelGrade.NONE : ModelGrade.UNGATED;
    }

    /** Returns the grade that a file gives a model; a file that is missing gives none. */
    public static ModelGrade of(Optional<byte[]> json, String modelDigest) {
        return json.flatMap(RecordedGrade::read)
                .map(grade -> grade.of(modelDigest))
                .orElse(ModelGrade.NONE);
    }
}
