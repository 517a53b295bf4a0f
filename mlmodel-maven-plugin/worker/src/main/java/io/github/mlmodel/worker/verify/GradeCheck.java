package io.github.mlmodel.worker.verify;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.BesideGates;
import io.github.mlmodel.grade.gate.BundledRecords;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.model.verdict.RecordedGrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a bundle's grade is of its model and its evaluation, whether its verdicts are those that the evaluation
 * gives, and whether a release may have it. Nothing is evaluated.
 */
final class GradeCheck {

    private final Map<ModelFile, byte[]> files;
    private final String modelDigest;
    private final List<String> violations = new ArrayList<>();

    GradeCheck(Map<ModelFile, byte[]> files, String modelDigest) {
        this.files = files;
        this.modelDigest = modelDigest;
    }

    /** Returns what is wrong, a sentence each; a grade that cannot be read is for others to complain of. */
    List<String> violations(boolean release) {
        BundledRecords.read(files, ModelFile.GRADE, Grade.class).ifPresent(this::check);
        if (release && grade() == ModelGrade.NONE) {
            violations.add(
                    "It is a release without a passing grade of this very model, and without the mark that a person"
                            + " let it go so (mlmodel.allowUngated)"
                            + BundledRecords.read(files, ModelFile.GRADE, Grade.class)
                                    .map(grade -> grade.objections().isEmpty()
                                            ? "."
                                            : ": " + String.join(" ", grade.objections()))
                                    .orElse("."));
        }
        return violations;
    }

    /** Returns what is known of the model's gates. */
    ModelGrade grade() {
        return RecordedGrade.of(Optional.ofNullable(files.get(ModelFile.GRADE)), modelDigest);
    }

    private void check(Grade grade) {
        if (!grade.basis().modelDigest().equals(modelDigest)) {
            violations.add("grade.json is of another file: it was made of SHA-256 "
                    + grade.basis().modelDigest() + ", and model.onnx has " + modelDigest + ".");
            return;
        }
        boolean judged = grade.verdicts().stream()
                        .map(GateVerdict::outcome)
                        .anyMatch(outcome -> outcome != GateOutcome.SKIPPED && outcome != GateOutcome.ERROR)
                || !grade.checks().isEmpty();
        if (!judged) {
            return;
        }
        byte @Nullable [] evaluation = files.get(ModelFile.EVALUATION);
        String actual = evaluation == null ? "none" : Digest.of(evaluation);
        if (!grade.basis().evaluationDigest().equals(actual)) {
            violations.add("grade.json is of another evaluation: it was judged by SHA-256 "
                    + grade.basis().evaluationDigest() + ", and evaluation.json has " + actual + ".");
            return;
        }
        BundledRecords.read(files, ModelFile.EVALUATION, Evaluation.class)
                .filter(read -> read.basis().modelDigest().equals(modelDigest))
                .ifPresent(read -> checkVerdicts(grade, read));
    }

    private void checkVerdicts(Grade grade, Evaluation evaluation) {
        ModelDescription description =
                DescriptionReader.read(Objects.requireNonNull(files.get(ModelFile.DESCRIPTION)), "the bundle");
        Grade judged = Grade.judge(
                grade.gates(),
                description,
                evaluation,
                modelDigest,
                OwnMetricsCode.recorded(evaluation.basis().inputs()),
                new BesideGates(grade.basis().terms(), grade.basis().schema(), List.of()));
        List<GateVerdict> anew = judged.verdicts();
        for (int i = 0; i < anew.size(); i++) {
            GateVerdict verdict = grade.verdicts().get(i);
            if (verdict.outcome() != anew.get(i).outcome()) {
                violations.add("grade.json says " + verdict.outcome() + " of gate '"
                        + verdict.gate().text() + "', and by evaluation.json it is "
                        + anew.get(i).outcome() + ": " + anew.get(i).sentence());
            }
        }
        // Contracts of consumers were judged by what no bundle has.
        List<Check> stated =
                grade.checks().stream().filter(check -> !check.isOfConsumer()).toList();
        List<Check> missing = new ArrayList<>(judged.checks());
        missing.removeAll(stated);
        if (!judged.checks().equals(stated)) {
            violations.add("grade.json does not say of what was looked at beside the gates what evaluation.json gives"
                    + (missing.isEmpty()
                            ? "."
                            : ": " + missing.stream().map(Check::sentence).collect(Collectors.joining(" "))));
        }
    }
}
