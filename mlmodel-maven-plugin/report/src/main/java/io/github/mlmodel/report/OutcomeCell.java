package io.github.mlmodel.report;

import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.report.HtmlPage.Cell;

/** An outcome in a table: a sign, a word and a colour. */
final class OutcomeCell {

    private OutcomeCell() {}

    static Cell of(GateOutcome outcome) {
        return Cell.styled(text(outcome), "outcome " + style(outcome));
    }

    private static String text(GateOutcome outcome) {
        return switch (outcome) {
            case PASS -> "✓ passed";
            case FAIL -> "✗ failed";
            case WARN -> "! warning";
            case INCONCLUSIVE -> "? inconclusive";
            case SKIPPED -> "– skipped";
            case ERROR -> "✗ not judged";
        };
    }

    private static String style(GateOutcome outcome) {
        return outcome == GateOutcome.PASS ? "good" : outcome.blocks() ? "bad" : "unsure";
    }
}
