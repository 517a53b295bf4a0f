package io.github.mlmodel.grade.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said of categories that a rule names, of which there may be thousands. */
final class DomainChange {

    private DomainChange() {}

    /** Returns what a rule asks for, in a line. */
    static String text(SchemaRule.Domain rule) {
        return RuleText.quoted(rule.values()) + "; unexpected " + RuleText.number(rule.unexpected()) + ", "
                + rule.severity().text();
    }

    /** Returns which categories came and went, in a line behind the rule's name. */
    static String between(SchemaRule.Domain before, SchemaRule.Domain now) {
        List<String> clauses = new ArrayList<>();
        List<String> added = without(now.values(), before.values());
        List<String> removed = without(before.values(), now.values());
        if (!added.isEmpty()) {
            clauses.add("names " + RuleText.quoted(added) + " now");
        }
        if (!removed.isEmpty()) {
            clauses.add("names " + RuleText.quoted(removed) + " no more");
        }
        return String.join(", ", clauses);
    }

    private static List<String> without(List<String> values, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return values.stream().filter(value -> !known.contains(value)).toList();
    }
}
