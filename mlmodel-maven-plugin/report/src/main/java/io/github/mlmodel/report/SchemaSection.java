package io.github.mlmodel.report;

import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.List;

/** What the data is asked, and whether it is so. */
record SchemaSection(SchemaVerdict schema) {

    void addTo(HtmlPage page) {
        page.heading(2, "Data contract");
        page.startTable(
                "schema",
                "What the schema asks of the data",
                List.of(Cell.of("Rule"), Cell.of("Outcome"), Cell.of("What was seen")));
        for (RuleVerdict rule : schema.rules()) {
            page.row(List.of(Cell.of(rule.rule()), OutcomeCell.of(rule.outcome()), Cell.of(rule.text())));
        }
        page.endTable();
    }
}
