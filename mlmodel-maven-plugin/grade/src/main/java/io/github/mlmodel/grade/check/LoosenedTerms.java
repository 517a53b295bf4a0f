package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.AskedConfidence;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.check.LoosenedGate.Kind;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what decides, beside the gates, how much a model is held to, and asks for less than of its baseline. */
final class LoosenedTerms {

    private static final int SHOWN_DIGITS = 12;

    private final HeldTo.Known before;
    private final HeldTo.Known now;
    private final List<LoosenedTerm> found = new ArrayList<>();

    private LoosenedTerms(HeldTo.Known before, HeldTo.Known now) {
        this.before = before;
        this.now = now;
    }

    /** Compares what a baseline was held to with what is asked today. */
    static List<LoosenedTerm> of(HeldTo.Known before, HeldTo.Known now) {
        LoosenedTerms terms = new LoosenedTerms(before, now);
        terms.compareConfidence();
        terms.found.addAll(LoosenedSlices.of(before, now));
        terms.compareOwnMetrics();
        terms.compareSchemas();
        return List.copyOf(terms.found);
    }

    private void compareConfidence() {
        @Nullable AskedConfidence then = before.confidence();
        @Nullable AskedConfidence today = now.confidence();
        String element = "<confidence>";
        if (then == null) {
            return;
        }
        if (today == null) {
            found.add(new LoosenedTerm("confidence", element, Kind.REMOVED, "" + then.level(), null));
            return;
        }
        if (today.level() < then.level()) {
            found.add(new LoosenedTerm("confidence", element, Kind.WEAKER, "" + then.level(), "" + today.level()));
        }
        if (leniency(today.inconclusive()) > leniency(then.inconclusive())) {
            found.add(new LoosenedTerm(
                    "onInconclusive",
                    "<onInconclusive>",
                    Kind.WEAKER,
                    text(then.inconclusive()),
                    text(today.inconclusive())));
        }
    }

    private static int leniency(GateOutcome inconclusive) {
        return inconclusive == GateOutcome.PASS ? 2 : inconclusive == GateOutcome.WARN ? 1 : 0;
    }

    private static String text(GateOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private void compareOwnMetrics() {
        OwnMetricsCode then = before.ownMetrics();
        OwnMetricsCode today = now.ownMetrics();
        List<String> gated = then.names().stream()
                .filter(today.names()::contains)
                .filter(name -> before.gates().stream().anyMatch(gate -> isOn(gate, name)))
                .toList();
        if (!gated.isEmpty() && !then.digest().isEmpty() && !then.digest().equals(today.digest())) {
            found.add(new LoosenedTerm(
                    "own metrics",
                    "The code of " + (gated.size() == 1 ? "metric " : "metrics ") + Names.list(gated),
                    Kind.OTHER_CODE,
                    shown(then.digest()),
                    shown(today.digest())));
        }
    }

    private static boolean isOn(AskedGate gate, String metric) {
        return Pattern.compile("(gap\\(|ratio\\()?" + Pattern.quote(metric) + "\\b.*")
                .matcher(gate.subject())
                .matches();
    }

    private static String shown(String digest) {
        return "SHA-256 " + digest.substring(0, Math.min(digest.length(), SHOWN_DIGITS));
    }

    /** Without a schema each of its rules is gone; a line says so. */
    private void compareSchemas() {
        if (!before.rules().isEmpty() && now.rules().isEmpty()) {
            found.add(new LoosenedTerm(
                    "schema",
                    "The schema",
                    Kind.REMOVED,
                    "of " + Names.count(before.rules().size(), "rule"),
                    null));
        }
    }
}
