package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.Threshold;
import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The elements of a {@code <dataset>} that say which rows are held back. */
final class HeldBackElements {

    private static final String AFTER = "testAfter";
    private static final String WHEN = "testWhen";
    private static final String FOLDS = "folds";
    private static final int FEWEST_FOLDS = 2;

    /** More would take more trainings, and tell little more. */
    private static final int MOST_FOLDS = 20;

    private static final List<String> RULES = List.of("testSource", "testFraction", "testGroup", AFTER, WHEN);

    private final Violations violations;
    private final ElementValues dataset;
    private final String path;

    HeldBackElements(Violations violations, ElementValues dataset, String path) {
        this.violations = violations;
        this.dataset = dataset;
        this.path = path + "/dataset";
    }

    /** Returns the share of rows that is held back, which images have, too. */
    HeldBack.Fraction fraction() {
        Optional<Double> fraction = dataset.decimal("testFraction");
        if (fraction.isPresent() && dataset.has("testSource")) {
            violations.add("<" + path + "> has both <testSource> and <testFraction>, but rows are held back either"
                    + " in a file of their own or as a share of the source. Remove one of them.");
        } else if (fraction.isPresent() && !(fraction.get() > 0 && fraction.get() < 1)) {
            violations.add("<" + path + "/testFraction> is " + fraction.get()
                    + ", but it is a share of the rows between 0 and 1. Use for example 0.2.");
        }
        return new HeldBack.Fraction(fraction.orElse(HeldBack.DEFAULT_SHARE));
    }

    /** Returns into how many parts the rows to train on are divided; absent where there is to be no cross-validation. */
    @Nullable
    Integer folds() {
        Optional<Long> folds = dataset.integer(FOLDS);
        if (folds.isEmpty()) {
            return null;
        }
        if (folds.get() < FEWEST_FOLDS || folds.get() > MOST_FOLDS) {
            violations.add("<" + path + "/" + FOLDS + "> is " + folds.get() + ", but it is from " + FEWEST_FOLDS
                    + " to " + MOST_FOLDS + ". Use for example 5.");
        } else if (dataset.has(AFTER)) {
            violations.add(
                    "<" + path + "> has both <" + FOLDS + "> and <" + AFTER + ">, but folds would judge models by"
                            + " rows that are earlier than those they were trained on. Remove <" + FOLDS + ">.");
        }
        return folds.get().intValue();
    }

    /**
     * Returns which rows of a table are held back.
     *
     * @param target the column that is predicted, by which no row is chosen
     * @param fraction the share that was read
     * @param table makes the source of some files
     */
    HeldBack heldBack(String target, HeldBack.Fraction fraction, Function<String, Source> table) {
        boolean asked = dataset.has(AFTER) || dataset.has(WHEN);
        List<String> rules = RULES.stream()
                .filter(dataset::has)
                .map(rule -> "<" + rule + ">")
                .toList();
        if (asked && rules.size() > 1) {
            violations.add("<" + path + "> has " + Names.list(rules)
                    + ", but one rule says which rows are held back. Keep one of them.");
        }
        Optional<HeldBack> chosen = dataset.elements(AFTER)
                .flatMap(element -> after(element, target))
                .or(() -> dataset.text(WHEN).flatMap(condition -> when(condition, target)));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        HeldBack share = new HeldBack.Fraction(fraction.share(), group(target));
        return dataset.text("testSource")
                .<HeldBack>map(files -> new HeldBack.Elsewhere(table.apply(files)))
                .orElse(share);
    }

    /** Each of these columns would say the same of rows as it does now, and nothing of what belongs together. */
    private @Nullable String group(String target) {
        String group = dataset.text("testGroup").orElse(null);
        if (group == null) {
            return null;
        }
        String element = "<" + path + "/testGroup> is '" + Printable.text(group) + "', ";
        if (dataset.has("testSource")) {
            violations.add("<" + path + "> has both <testSource> and <testGroup>, but where the rows held back are in"
                    + " files of their own, no row changes its side. Remove one of them.");
        } else if (group.equals(target)) {
            violations.add(element + "which is the <target>, so that one side would lack whole classes or values of it."
                    + " Name the column whose equal values belong together, for example customer_id.");
        } else if (dataset.text("weight").filter(group::equals).isPresent()) {
            violations.add(
                    element + "which is the <weight>. Name the column whose equal values belong together, for example"
                            + " customer_id.");
        }
        return group;
    }

    private Optional<HeldBack> after(ElementValues element, String target) {
        String at = path + "/" + AFTER;
        for (String part : List.of("column", "value")) {
            if (element.lacks(part)) {
                violations.add("<" + at + "> has no <" + part + ">. Write for example <testAfter><column>day</column>"
                        + "<value>2026-01-31</value></testAfter>.");
            }
        }
        Optional<DateForm> form = new DateFormElement(violations).read(element, at);
        Optional<String> column = element.text("column");
        column.filter(target::equals).ifPresent(name -> refuseTarget(at + "/column"));
        Optional<String> value = element.text("value");
        value.ifPresent(text -> check(text, form, at));
        return column.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldBack.After(column.get(), value.get(), form.orElse(null)));
    }

    private void check(String value, Optional<DateForm> form, String at) {
        Optional<Threshold> threshold = Threshold.of(value);
        if (threshold.isEmpty()) {
            violations.add("<" + at + "/value> is '" + Printable.text(value)
                    + "', which is neither a number nor a date. Write a date as 2026-01-31, 2026-01-31T12:00 or"
                    + " 2026-01-31T12:00Z, whatever form those of the column have.");
        } else if (form.isPresent() && !threshold.get().isDate()) {
            violations.add(
                    "<" + at + "/value> is the number " + Printable.text(value)
                            + ", but <form> says that the column has dates. Write a date such as 2026-01-31, or remove <form>.");
        }
    }

    private Optional<HeldBack> when(String text, String target) {
        String at = path + "/" + WHEN;
        try {
            Condition condition = ConditionParser.parse(text);
            boolean asksTarget = condition
                    .questions()
                    .flatMap(question -> question.about().stream())
                    .anyMatch(target::equals);
            if (asksTarget) {
                refuseTarget(at);
            }
            return Optional.of(new HeldBack.When(condition.text()));
        } catch (SyntaxProblem problem) {
            violations.add("<" + at + "> is '" + Printable.text(text) + "', which cannot be read: "
                    + problem.getMessage()
                    + ". Write comparisons such as year at least 2025, region in (north, 'far south'), _row % 5 = 0, and"
                    + " join them by 'and', 'or', 'not'.");
            return Optional.empty();
        }
    }

    private void refuseTarget(String at) {
        violations.add("<" + at + "> goes by the <target>, so that one side would lack whole classes or values of it."
                + " Choose another column.");
    }
}
