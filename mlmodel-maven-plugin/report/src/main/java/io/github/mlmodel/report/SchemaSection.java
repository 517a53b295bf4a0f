package io.github.mlmodel.report;

import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;

/** What the data is asked, and whether it is so. */
record SchemaSection(SchemaVerdict schema) {

    void addTo(HtmlPage page) {
        page.heading(2, "Data contract");
        List<RuleVerdict> kept = schema.rules().stream()
                .filter(rule -> rule.outcome() == GateOutcome.PASS)
                .toList();
        List<RuleVerdict> others = schema.rules().stream()
                .filter(rule -> rule.outcome() != GateOutcome.PASS)
                .toList();
        if (!others.isEmpty()) {
            table(page, "What the schema asks, and the data does not keep", others);
        }
        if (!kept.isEmpty()) {
            page.startFold(Names.count(kept.size(), "rule") + " passed");
            table(page, "What the schema asks, and the data keeps", kept);
            page.endFold();
        }
    }

    private static void table(HtmlPage page, String caption, List<RuleVerdict> rules) {
        page.startTable("schema", caption, List.of(Cell.of("Rule"), Cell.of("Outcome"), Cell.of("What was seen")));
        for (RuleVerdict rule : rules) {
            page.row(List.of(Cell.of(rule.rule()), OutcomeCell.of(rule.outcome()), Cell.of(rule.text())));
        }
        page.endTable();
    }
}
