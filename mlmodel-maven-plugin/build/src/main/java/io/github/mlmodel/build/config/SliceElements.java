package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.SliceSpec.Enough;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.condition.Question;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code <slices>}: the parts of the held-back rows that a model is judged by. */
final class SliceElements {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final List<String> OF_COLUMN = List.of("value", "bounds", "quantiles");
    private static final long MOST_QUANTILES = 20;

    private final Violations violations;
    private final String path;

    SliceElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/slices";
    }

    /** Returns the slices that a model's element names. */
    List<SliceSpec> read(ElementValues model) {
        List<SliceSpec> slices = new ArrayList<>();
        List<Element> members = model.members("slices");
        for (int i = 0; i < members.size(); i++) {
            String at = path + "/slice[" + (i + 1) + "]";
            slice(members.get(i), at).ifPresent(slices::add);
        }
        List<String> names =
                slices.stream().flatMap(slice -> slice.names().stream()).toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> violations.add(
                        "<" + path + "> has the slice '" + name + "' more than once. Keep one of them."));
        return slices;
    }

    private Optional<SliceSpec> slice(Element element, String at) {
        ElementValues values = new ElementReader(violations).read(element, GateEntries.SLICE, at);
        Enough enough = enough(values, at);
        if (!element.text().isEmpty()) {
            return Optional.of(new SliceSpec.EachValue(element.text(), enough));
        }
        boolean named = values.has("name") || values.has("when");
        List<String> given = OF_COLUMN.stream().filter(values::has).toList();
        if (named == values.has("column") || given.size() > 1 || (named && !given.isEmpty())) {
            if (values.wrong().isEmpty()) {
                violations.add(
                        "<" + at + "> is neither a <column>, alone or with one of <value>, <bounds> and <quantiles>,"
                                + " nor a <name> with <when>. Write for example <slice><column>sex</column></slice>, or"
                                + " <slice><name>young</name><when>age less than 30</when></slice>.");
            }
            return Optional.empty();
        }
        return named ? named(values, at, enough) : ofColumn(values, at, enough);
    }

    private Enough enough(ElementValues values, String at) {
        long least = values.integer("minExamples").orElse(Slice.DEFAULT_MIN_EXAMPLES);
        if (least < 1) {
            violations.add("<" + at + "/minExamples> is " + least + ", but it is at least 1.");
        }
        return new Enough(
                least, values.text("onTooFew").map(text -> onTooFew(text, at)).orElse(null));
    }

    private @Nullable OnTooFew onTooFew(String text, String at) {
        Optional<OnTooFew> known = Arrays.stream(OnTooFew.values())
                .filter(value -> value.text().equals(text))
                .findFirst();
        if (known.isEmpty()) {
            violations.add("<" + at + "/onTooFew> is '" + text + "', but it is fail or skip.");
        }
        return known.orElse(null);
    }

    private Optional<SliceSpec> named(ElementValues values, String at, Enough enough) {
        for (String part : List.of("name", "when")) {
            if (values.lacks(part)) {
                violations.add(
                        "<" + at + "> has no <" + part + ">. A slice of a condition has both <name> and <when>.");
            }
        }
        Optional<String> name = values.text("name");
        Optional<String> when = values.text("when");
        name.filter(text -> text.indexOf('=') >= 0)
                .ifPresent(text -> violations.add("<" + at + "/name> is '" + text
                        + "', but a name with '=' stands for a column and its value. Write it without."));
        when.ifPresent(text -> check(text, at));
        return name.isEmpty() || when.isEmpty()
                ? Optional.empty()
                : Optional.of(new SliceSpec.Named(name.get(), when.get(), enough));
    }

    private void check(String when, String at) {
        try {
            Condition condition = ConditionParser.parse(when);
            if (condition.questions().anyMatch(Question.RowNumber.class::isInstance)) {
                violations.add("<" + at + "/when> asks for " + Question.RowNumber.NAME
                        + ", but slices go by columns. Ask for a column.");
            }
        } catch (SyntaxProblem problem) {
            violations.add("<" + at + "/when> is '" + when + "', which cannot be read: " + problem.getMessage()
                    + ". Write comparisons such as age less than 30, sex = Female, region in (north, 'far south'), age is"
                    + " missing, and join them by 'and', 'or', 'not'.");
        }
    }

    private Optional<SliceSpec> ofColumn(ElementValues values, String at, Enough enough) {
        String column = values.text("column").orElseThrow();
        if (values.has("bounds")) {
            return bins(column, values.list("bounds"), at, enough);
        }
        if (values.has("quantiles")) {
            long bins = values.integer("quantiles").orElseThrow();
            if (bins < 2 || bins > MOST_QUANTILES) {
                violations.add(
                        "<" + at + "/quantiles> is " + bins + ", but it is between 2 and " + MOST_QUANTILES + ".");
                return Optional.empty();
            }
            return Optional.of(new SliceSpec.Quantiles(column, Math.toIntExact(bins), enough));
        }
        return values.wrong().isEmpty()
                ? Optional.of(values.text("value")
                        .<SliceSpec>map(value -> new SliceSpec.OneValue(column, value, enough))
                        .orElseGet(() -> new SliceSpec.EachValue(column, enough)))
                : Optional.empty();
    }

    private Optional<SliceSpec> bins(String column, List<String> bounds, String at, Enough enough) {
        boolean numbers = bounds.stream()
                .allMatch(bound -> NUMBER.matcher(bound).matches() && Double.isFinite(Double.parseDouble(bound)));
        boolean ascend = numbers;
        for (int i = 1; ascend && i < bounds.size(); i++) {
            ascend = Double.parseDouble(bounds.get(i - 1)) < Double.parseDouble(bounds.get(i));
        }
        if (!ascend) {
            violations.add("<" + at + "/bounds> is '" + Names.list(bounds)
                    + "', but it is numbers from the smallest on, such as 30, 50.");
            return Optional.empty();
        }
        return Optional.of(new SliceSpec.Bins(column, bounds, enough));
    }
}
