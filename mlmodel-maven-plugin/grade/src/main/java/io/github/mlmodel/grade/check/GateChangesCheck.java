package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Absent;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names what asks for less than what the baseline was held to: a bound that was lowered until the model kept it is no bound
 * that was set before.
 *
 * @param now what is asked today
 * @param labels the model's classes; empty where it has none
 * @param choice what becomes of the grade
 */
public record GateChangesCheck(HeldTo.Known now, List<String> labels, GateChanges choice) {

    /** What a check of this kind is called, and the element that decides what becomes of it. */
    private static final String NAME = "gateChanges";

    private static final String WAY_OUT = " Put it back, or write <gateChanges>warn</gateChanges>.";

    /** Copies the list. */
    public GateChangesCheck {
        Objects.requireNonNull(now);
        labels = List.copyOf(labels);
    }

    /** Looks at what a baseline was held to, where there is a baseline: a check for each that is looser. */
    public List<Check> of(@Nullable Comparison comparison) {
        if (comparison == null || choice == GateChanges.NONE) {
            return List.of();
        }
        if (comparison instanceof Absent absent) {
            return List.of(withoutBaseline(absent));
        }
        Baseline baseline = comparison.against().orElseThrow();
        String name = Printable.message(baseline.name());
        if (baseline.heldTo() instanceof HeldTo.Unfit unfit) {
            return List.of(untold(GateOutcome.ERROR, name, Printable.message(unfit.problem())));
        }
        return baseline.heldTo() instanceof HeldTo.Known before
                ? compared(before, name)
                : List.of(untold(unknown(), name, "its bundle does not say what it was held to"));
    }

    private List<Check> compared(HeldTo.Known before, String baseline) {
        List<Check> checks = new ArrayList<>();
        LoosenedGates.of(before.gates(), now.gates()).forEach(change -> checks.add(check("Gate", change, baseline)));
        LoosenedTerms.of(before, now).forEach(term -> checks.add(check(term, baseline)));
        LoosenedRules.of(before.rules(), now.rules()).forEach(change -> checks.add(check("Rule", change, baseline)));
        return checks.isEmpty()
                ? List.of(new Check(
                        NAME,
                        GateOutcome.PASS,
                        Map.of(),
                        "No gate asks for less than the baseline " + baseline + " was held to."))
                : named(checks);
    }

    private static Check untold(GateOutcome outcome, String baseline, String why) {
        return new Check(
                NAME,
                outcome,
                Map.of(),
                "Whether gates were loosened since the baseline " + baseline + " cannot be told: " + why + ".");
    }

    /** A repository that could not be asked hides what was loosened; that there is no release yet hides nothing. */
    private Check withoutBaseline(Absent absent) {
        return new Check(
                NAME,
                absent.error() ? unknown() : GateOutcome.SKIPPED,
                Map.of(),
                "Whether gates were loosened was not looked at: " + Printable.message(absent.reason()) + ".");
    }

    private GateOutcome unknown() {
        return choice == GateChanges.FAIL ? GateOutcome.ERROR : GateOutcome.WARN;
    }

    private Check check(String noun, LoosenedGate change, String baseline) {
        @Nullable AskedGate now = change.now();
        String gate = Printable.message(change.before().text());
        return check(
                gate,
                change.kind(),
                text(change.before()),
                now == null ? null : text(now),
                noun + " '" + gate + "' of the baseline " + baseline + " " + clause(change));
    }

    private Check check(LoosenedTerm term, String baseline) {
        return check(
                Printable.message(term.name()),
                term.kind(),
                term.before(),
                term.now(),
                term.what() + " of the baseline " + baseline + " " + term.clause());
    }

    private Check check(String name, LoosenedGate.Kind kind, String before, @Nullable String today, String sentence) {
        GateOutcome loosened = choice == GateChanges.FAIL ? GateOutcome.FAIL : GateOutcome.WARN;
        // Code is improved as well as bent: that it changed is said, and judged by people.
        GateOutcome outcome =
                kind == LoosenedGate.Kind.OTHER_CODE ? GateOutcome.WARN : kind.isLoosened() ? loosened : unknown();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("change", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("before", before);
        if (today != null) {
            facts.put("now", today);
        }
        return new Check(NAME + ": " + name, outcome, facts, sentence + "." + (outcome.blocks() ? WAY_OUT : ""));
    }

    private String clause(LoosenedGate change) {
        @Nullable AskedGate now = change.now();
        String today = now == null ? "" : "'" + now.text() + "'";
        return switch (change.kind()) {
            case REMOVED -> "is gone" + withoutClass(change.before());
            case WEAKER -> "asks for less now: " + today;
            case DEMOTED -> "only warns now: " + today;
            case OTHER, OTHER_CODE -> "is " + today + " now, and whether that asks for less cannot be told";
            case OTHER_UNIT ->
                "is " + today + " now, and whether that asks for less cannot be told: one is a number, the other a"
                        + " percentage of the baseline's value";
            case UNKNOWN ->
                "is gone, or another now: this version cannot read what it asks, and no gate is written so today";
        };
    }

    private String withoutClass(AskedGate gate) {
        String label = gate.label();
        return label == null || labels.isEmpty() || labels.contains(label)
                ? ""
                : ": the model has no class '" + Printable.text(label) + "' any more. Its classes are: "
                        + Names.list(labels);
    }

    private static String text(AskedGate gate) {
        return gate.text() + (gate.warns() ? " (warn)" : "");
    }

    /** A CI knows a test by its name. */
    private static List<Check> named(List<Check> checks) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Check> named = new ArrayList<>();
        for (Check check : checks) {
            int number = seen.merge(check.name(), 1, Integer::sum);
            named.add(
                    number == 1
                            ? check
                            : new Check(
                                    check.name() + " (" + number + ")",
                                    check.outcome(),
                                    check.facts(),
                                    check.sentence()));
        }
        return named;
    }
}
