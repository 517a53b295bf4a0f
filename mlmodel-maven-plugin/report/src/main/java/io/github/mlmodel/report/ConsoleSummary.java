package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build prints about the grades of its models, in Surefire's manner.
 *
 * @param counts for example {@code Tests run: 4, Failures: 1, Errors: 0, Skipped: 0}
 * @param errors a line a gate that failed or could not be judged
 * @param warnings a line a gate that warns
 * @param passing whether no gate blocks
 */
public record ConsoleSummary(String counts, List<String> errors, List<String> warnings, boolean passing) {

    /** Copies the lists. */
    public ConsoleSummary {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Sums up the grades of a goal, in order. */
    public static ConsoleSummary of(List<Grade> grades) {
        GateCounts counts = GateCounts.NONE;
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Grade grade : grades) {
            counts = counts.plus(GateCounts.of(grade));
            for (GateVerdict verdict : grade.verdicts()) {
                String line = grade.model() + ": " + verdict.sentence();
                switch (verdict.outcome()) {
                    case FAIL, ERROR, INCONCLUSIVE -> errors.add(line);
                    case WARN -> warnings.add(line);
                    case PASS, SKIPPED -> {}
                }
            }
        }
        return new ConsoleSummary(counts.line(), errors, warnings, errors.isEmpty());
    }

    /** Returns the counts of one grade, for example {@code Tests run: 4, Failures: 1, Errors: 0, Skipped: 0}. */
    public static String countsOf(Grade grade) {
        return GateCounts.of(grade).line();
    }
}
