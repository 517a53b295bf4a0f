package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.Condition.AllOf;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.grade.condition.Question.Compared;
import io.github.mlmodel.grade.condition.Question.Missing;
import io.github.mlmodel.grade.condition.Relation;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a condition of each slice, by the values that the rows have. */
final class Division {

    /** A report of more slices says nothing to anybody. */
    private static final int MOST_VALUES = 100;

    private final SliceTexts texts;
    private final TrainingQuantiles quantiles;
    private final List<AskedSlice> asked = new ArrayList<>();

    Division(SliceTexts texts, TrainingQuantiles quantiles) {
        this.texts = texts;
        this.quantiles = quantiles;
    }

    List<AskedSlice> asked() {
        return List.copyOf(asked);
    }

    void add(SliceSpec spec) {
        if (spec instanceof SliceSpec.EachValue each) {
            addValues(each);
        } else if (spec instanceof SliceSpec.OneValue one) {
            addOne(one);
        } else if (spec instanceof SliceSpec.Bins bins) {
            addRanges(bins, bins.column(), bins.bounds());
        } else if (spec instanceof SliceSpec.Quantiles parts) {
            addRanges(parts, parts.column(), quantiles.bounds(parts));
        } else if (spec instanceof SliceSpec.Named named) {
            add(named, named.name(), null, ConditionParser.known(named.when()));
        }
    }

    private void add(SliceSpec spec, String name, @Nullable String column, Condition condition) {
        if (asked.stream().noneMatch(known -> known.slice().name().equals(name))) {
            Slice slice = new Slice(
                    name,
                    column,
                    condition.text(),
                    spec.enough().minExamples(),
                    spec.enough().onTooFew());
            asked.add(new AskedSlice(slice, condition));
        }
    }

    private void addValues(SliceSpec.EachValue spec) {
        String column = spec.column();
        List<String> values = texts.values(column);
        boolean numbers =
                values.stream().allMatch(value -> Literal.number(value).isPresent());
        List<String> names = values.stream()
                .map(value -> numbers ? Literal.number(value).orElseThrow() : value)
                .distinct()
                .sorted(numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder())
                .toList();
        if (names.size() > MOST_VALUES) {
            throw MlModelException.user("Column '" + Printable.text(column) + "' of <slices> has "
                    + Names.count(names.size(), "different value") + " in the held-back rows, and there are "
                    + MOST_VALUES
                    + " slices of a column at most. Use <bounds> or <quantiles> of a column of numbers, or"
                    + " <value>.");
        }
        for (String name : names) {
            Literal value = numbers ? new Literal(name, false) : Literal.ofText(name);
            add(spec, SliceSpec.ofValue(column, name), column, new Compared(column, Relation.EQUAL, value));
        }
        addMissing(spec, column);
    }

    /** A value that no row has is a slice without a row. */
    private void addOne(SliceSpec.OneValue spec) {
        Literal value = new Literal(spec.value(), false);
        add(
                spec,
                SliceSpec.ofValue(spec.column(), spec.value()),
                null,
                new Compared(
                        spec.column(),
                        Relation.EQUAL,
                        Literal.number(spec.value()).isPresent() ? value : Literal.ofText(spec.value())));
    }

    private void addRanges(SliceSpec spec, String column, List<String> bounds) {
        List<String> names = spec.names();
        for (int i = 0; i <= bounds.size(); i++) {
            Optional<Condition> from = i == 0
                    ? Optional.empty()
                    : Optional.of(new Compared(column, Relation.AT_LEAST, new Literal(bounds.get(i - 1), false)));
            Optional<Condition> below = i == bounds.size()
                    ? Optional.empty()
                    : Optional.of(new Compared(column, Relation.LESS, new Literal(bounds.get(i), false)));
            Condition condition = from.isPresent() && below.isPresent()
                    ? new AllOf(List.of(from.get(), below.get()))
                    : from.or(() -> below).orElseThrow();
            add(spec, names.get(i), column, condition);
        }
        addMissing(spec, column);
    }

    private void addMissing(SliceSpec spec, String column) {
        if (texts.hasMissing(column)) {
            add(spec, SliceSpec.missing(column), column, new Missing(column));
        }
    }
}
