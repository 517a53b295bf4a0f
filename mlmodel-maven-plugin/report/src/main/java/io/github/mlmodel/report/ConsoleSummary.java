package io.github.mlmodel.report;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a build prints about the grades of its models, in Surefire's manner.
 *
 * @param heading what failed, in a sentence; empty where nothing did
 * @param counts for example {@code Tests run: 4, Failures: 1, Errors: 0, Skipped: 0}
 * @param errors a line a model that could not be evaluated
 * @param failures a line a gate or check that failed or could not be judged
 * @param warnings a line a gate or check that warns
 */
public record ConsoleSummary(
        String heading, String counts, List<String> errors, List<String> failures, List<String> warnings) {

    /** Copies the lists. */
    public ConsoleSummary {
        errors = List.copyOf(errors);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    /** Sums up the grades of a goal, in order. */
    public static ConsoleSummary of(List<Grade> grades) {
        return of(grades, Map.of());
    }

    /**
     * Sums up the grades of a goal, in order.
     *
     * @param unevaluated why a model could not be evaluated, by its name: its gates are counted, and not listed
     */
    public static ConsoleSummary of(List<Grade> grades, Map<String, String> unevaluated) {
        GateCounts counts = GateCounts.NONE;
        List<String> errors = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Grade grade : grades) {
            counts = counts.plus(GateCounts.of(grade));
            String why = unevaluated.get(grade.model());
            if (why != null) {
                counts = counts.plus(GateCounts.ONE_ERROR);
                errors.add(grade.model() + ": " + why);
                continue;
            }
            @Nullable SchemaVerdict schema = grade.basis().schema();
            if (schema != null) {
                schema.objections().forEach(objection -> failures.add(grade.model() + ": " + objection));
            }
            for (GateVerdict verdict : grade.verdicts()) {
                String line = grade.model() + ": " + verdict.sentence();
                switch (verdict.outcome()) {
                    case FAIL, ERROR, INCONCLUSIVE -> failures.add(line);
                    case WARN -> warnings.add(line);
                    // A model that was judged, and goes without the comparison: everybody is reminded of it in each
                    // build.
                    case SKIPPED -> {
                        if (!grade.basis().evaluationDigest().isEmpty()) {
                            warnings.add(line);
                        }
                    }
                    case PASS -> {}
                }
            }
            for (Check finding : grade.findings()) {
                (finding.outcome().blocks() ? failures : warnings).add(grade.model() + ": " + finding.text());
            }
        }
        return new ConsoleSummary(
                heading(grades.stream()
                        .filter(grade -> !unevaluated.containsKey(grade.model()))
                        .toList()),
                counts.line(),
                errors,
                failures,
                warnings);
    }

    private static String heading(List<Grade> grades) {
        List<String> failed = new ArrayList<>();
        if (grades.stream().flatMap(grade -> grade.verdicts().stream()).anyMatch(verdict -> verdict.outcome()
                .blocks())) {
            failed.add("gates");
        }
        if (blocking(grades).anyMatch(check -> !check.isOfConsumer())) {
            failed.add("checks");
        }
        if (blocking(grades).anyMatch(Check::isOfConsumer)) {
            failed.add("contracts of consumers");
        }
        if (grades.stream()
                .map(grade -> grade.basis().schema())
                .anyMatch(schema -> schema != null && !schema.objections().isEmpty())) {
            failed.add("rules for data");
        }
        return failed.isEmpty() ? "" : "There are failed " + String.join(" and ", failed) + ".";
    }

    private static Stream<Check> blocking(List<Grade> grades) {
        return grades.stream().flatMap(grade -> grade.findings().stream()).filter(check -> check.outcome()
                .blocks());
    }

    /** Returns the counts of one grade's gates, for example {@code Tests run: 4, Failures: 1, Errors: 0, Skipped: 0}. */
    public static String countsOf(Grade grade) {
        return GateCounts.ofGates(grade).line();
    }
}
