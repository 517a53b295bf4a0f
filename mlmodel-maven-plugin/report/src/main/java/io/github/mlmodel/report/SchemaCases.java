package io.github.mlmodel.report;

import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.text.Printable;
import java.util.stream.Collectors;

/** What data is asked as cases of a test report, in the order of the schema. */
final class SchemaCases {

    private SchemaCases() {}

    static String of(SchemaVerdict schema, String suite) {
        return schema.rules().stream()
                .map(rule -> CaseXml.of(Markup.escape(name(rule)), suite, outcome(rule)))
                .collect(Collectors.joining());
    }

    /** Returns the name under which reports list a rule: no gate begins so. */
    static String name(RuleVerdict rule) {
        return "schema: " + Printable.text(rule.rule());
    }

    private static String outcome(RuleVerdict rule) {
        String sentence = Markup.escape(rule.text());
        return switch (rule.outcome()) {
            case PASS -> "";
            case WARN -> "<system-out>" + sentence + "</system-out>";
            case FAIL -> CaseXml.failure("SchemaRuleBroken", sentence);
            case ERROR, INCONCLUSIVE -> CaseXml.error("SchemaNotChecked", sentence);
            case SKIPPED -> "<skipped message=\"" + sentence + "\"/>";
        };
    }
}
