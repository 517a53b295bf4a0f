package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.grade.condition.Question;
import io.github.mlmodel.grade.condition.Relation;
import io.github.mlmodel.grade.drift.CategoryCount;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.NumberStatistics;
import io.github.mlmodel.grade.weak.Divided;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.Rows;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Divides rows by each column that a model reads: numbers and dates at their quartiles, categories each by itself. */
final class DividedColumns {

    private static final int QUARTERS = 4;
    private static final int MOST_CATEGORIES = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final Map<String, Column> columns = new HashMap<>();

    DividedColumns(Rows rows) {
        rows.columns().forEach(column -> columns.put(column.name(), column));
    }

    List<Divided> of(ModelSignature signature) {
        return signature.columns().stream()
                .flatMap(column -> of(column).stream())
                .toList();
    }

    private Optional<Divided> of(ColumnSchema column) {
        Column values = columns.get(column.name());
        if (values == null) {
            return Optional.empty();
        }
        return switch (column.kind()) {
            case NUMERIC -> numbers(values, NumberText::of);
            case DATE -> numbers(values, DividedColumns::time);
            case CATEGORICAL -> categories(values, column.form().spellings());
            // Words divide nothing, and neither do images.
            case TEXT, IMAGE -> Optional.empty();
        };
    }

    private static Optional<Divided> numbers(Column column, DoubleFunction<String> text) {
        if (!(column instanceof Column.Numbers numbers)) {
            return Optional.empty();
        }
        NumberStatistics quarters = NumberStatistics.of(column.name(), false, numbers.values(), QUARTERS);
        List<String> bounds =
                quarters.bounds().stream().map(text::apply).distinct().toList();
        if (bounds.size() < quarters.bounds().size()) {
            return Optional.empty();
        }
        List<Condition> parts = new ArrayList<>();
        for (int part = 0; part <= bounds.size(); part++) {
            parts.add(range(column.name(), bounds, part));
        }
        parts.add(new Question.Missing(column.name()));
        return Optional.of(new Divided(parts, withMissing(quarters.parts(numbers.values()), parts.size() - 1)));
    }

    private static Condition range(String column, List<String> bounds, int part) {
        List<Condition> both = new ArrayList<>();
        if (part > 0) {
            both.add(new Question.Compared(column, Relation.AT_LEAST, new Literal(bounds.get(part - 1), false)));
        }
        if (part < bounds.size()) {
            both.add(new Question.Compared(column, Relation.LESS, new Literal(bounds.get(part), false)));
        }
        return both.isEmpty()
                ? new Condition.Not(new Question.Missing(column))
                : both.size() == 1 ? both.get(0) : new Condition.AllOf(both);
    }

    private static Optional<Divided> categories(Column column, Map<String, String> spellings) {
        if (!(column instanceof Column.Texts texts)) {
            return Optional.empty();
        }
        Map<String, Long> rows = new HashMap<>();
        texts.counts().forEach((text, count) -> rows.merge(spellings.getOrDefault(text, text), count, Long::sum));
        List<String> categories = CategoryStatistics.of(column.name(), 0, rows).categories().stream()
                .map(CategoryCount::category)
                .limit(MOST_CATEGORIES)
                .toList();
        List<Condition> parts = new ArrayList<>();
        categories.forEach(
                category -> parts.add(new Question.Compared(column.name(), Relation.EQUAL, Literal.ofText(category))));
        parts.add(new Question.Missing(column.name()));
        int[] places = new int[texts.dictionary().length];
        for (int code = 0; code < places.length; code++) {
            String text = texts.dictionary()[code];
            int place = categories.indexOf(spellings.getOrDefault(text, text));
            places[code] = place < 0 ? parts.size() : place;
        }
        int[] part = IntStream.of(texts.codes())
                .map(code -> code < 0 ? -1 : places[code])
                .toArray();
        int[] known = withMissing(part, parts.size() - 1);
        // Rarer categories are of no part.
        return Optional.of(new Divided(
                parts,
                IntStream.of(known)
                        .map(place -> place == parts.size() ? -1 : place)
                        .toArray()));
    }

    private static int[] withMissing(int[] part, int missing) {
        return IntStream.of(part).map(place -> place < 0 ? missing : place).toArray();
    }

    private static String time(double seconds) {
        Instant instant = Instant.ofEpochSecond((long) Math.floor(seconds));
        return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
