package io.github.mlmodel.worker.train;

import io.github.mlmodel.grade.leak.GivenAway;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Features that give the target away: copies of it, and those that alone predict it almost perfectly. */
final class Leaks {

    /** Fewer rows may be told apart by chance. */
    private static final int FEWEST_ROWS = 50;

    /** More rows say no more; they are taken at even distances. */
    private static final int MOST_ROWS = 20_000;

    private static final double ALMOST_PERFECT = 0.998;

    private final Target target;
    private final int[] rows;

    private Leaks(Target target, int[] rows) {
        this.target = target;
        this.rows = rows;
    }

    /** Returns a sentence for each such column. */
    static List<String> of(Table table, List<ColumnSchema> features, Target target) {
        if (table.rows() < FEWEST_ROWS) {
            return List.of();
        }
        int some = Math.min(MOST_ROWS, table.rows());
        int[] rows = IntStream.range(0, some)
                .map(row -> (int) ((long) row * table.rows() / some))
                .toArray();
        Leaks leaks = new Leaks(target, rows);
        List<String> sentences = new ArrayList<>();
        for (ColumnSchema column : features) {
            leaks.sentence(column, table.column(column.name())).ifPresent(sentences::add);
        }
        return sentences;
    }

    private Optional<String> sentence(ColumnSchema schema, Column column) {
        double share = schema.kind() == ColumnKind.TEXT ? 0 : givenAway(column);
        return share >= ALMOST_PERFECT
                ? Optional.of("Column '" + Printable.text(schema.name()) + "' alone tells the target "
                        + (share == 1 ? "perfectly" : "almost perfectly")
                        + ". If it is a copy of the target, or is known only after it, name it under <exclude> in"
                        + " <dataset>: a model that has it looks better than it is.")
                : Optional.empty();
    }

    private double givenAway(Column column) {
        if (column instanceof Column.Numbers numbers) {
            double[] values =
                    IntStream.of(rows).mapToDouble(row -> numbers.values()[row]).toArray();
            return target.choose(
                    classes -> GivenAway.byNumbers(
                            values, ids(classes), classes.labels().size()),
                    others -> GivenAway.byNumbers(values, numbers(others)));
        }
        // Few of a column's texts are among these rows.
        Map<Integer, Integer> places = new HashMap<>();
        int[] codes = IntStream.of(rows)
                .map(row -> ((Column.Texts) column).codes()[row])
                .map(code -> code < 0 ? code : places.computeIfAbsent(code, key -> places.size()))
                .toArray();
        return target.choose(
                classes -> GivenAway.byCategories(
                        codes, ids(classes), classes.labels().size()),
                others -> GivenAway.byCategories(codes, numbers(others)));
    }

    private int[] ids(Target.Classes classes) {
        return IntStream.of(rows).map(row -> classes.ids()[row]).toArray();
    }

    private double[] numbers(Target.Numbers others) {
        return IntStream.of(rows).mapToDouble(row -> others.values()[row]).toArray();
    }
}
