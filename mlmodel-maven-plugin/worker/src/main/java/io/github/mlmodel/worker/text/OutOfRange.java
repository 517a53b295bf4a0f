package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Numbers that no feature and no weight can be. Where there are some, the files are read once more to find their lines. */
final class OutOfRange {

    private final ReadRequest request;
    private final ReadingPlan plan;
    private final CsvFormat format;
    private final Map<Integer, DoublePredicate> allowed = new TreeMap<>();
    /** A column of weights some of which are missing, or -1. */
    private int withoutWeights = -1;

    OutOfRange(ReadRequest request, ReadingPlan plan, CsvFormat format) {
        this.request = request;
        this.plan = plan;
        this.format = format;
    }

    /**
     * Returns a sentence for each column.
     *
     * @param columns the columns that were read, by their place; absent where one was not
     */
    List<String> sentences(IntFunction<@Nullable Column> columns, Again again) {
        for (int i = 0; i < plan.width(); i++) {
            if (i != plan.required() && columns.apply(i) instanceof Column.Numbers numbers) {
                look(i, numbers.values());
            }
        }
        List<String> sentences = new ArrayList<>(allowed.isEmpty() ? List.of() : find(again));
        if (withoutWeights >= 0) {
            sentences.add(lacking(again));
        }
        return sentences;
    }

    private void look(int column, double[] values) {
        boolean weight = isWeight(column);
        if (weight && Arrays.stream(values).anyMatch(Double::isNaN)) {
            withoutWeights = column;
        }
        DoublePredicate may = weight ? value -> value > 0 : NumberText::isFloat;
        boolean wrong = Arrays.stream(values).anyMatch(value -> !Double.isNaN(value) && !may.test(value));
        // A column of one value is left out.
        if (wrong && (weight || Arrays.stream(values).distinct().limit(2).count() > 1)) {
            allowed.put(column, may);
        }
    }

    private boolean isWeight(int column) {
        return plan.names().get(column).equals(request.roles().weight());
    }

    private List<String> find(Again again) {
        boolean[] columns = new boolean[plan.width()];
        List<ValueReader> readers = new ArrayList<>(plan.values());
        allowed.forEach((column, may) -> {
            columns[column] = true;
            ValueReader reader = readers.get(column);
            readers.set(column, (chars, from, length) -> {
                double value = reader.number(chars, from, length);
                return Double.isNaN(value) || may.test(value) ? 0 : Double.NaN;
            });
        });
        Store store = again.read(
                plan.reading(columns, new boolean[plan.width()]).by(readers).looking());
        return allowed.keySet().stream()
                .map(column -> sentence(column, Objects.requireNonNull(store.noNumbers.get(column)).texts))
                .toList();
    }

    private String lacking(Again again) {
        boolean[] columns = new boolean[plan.width()];
        columns[withoutWeights] = true;
        Store store = again.read(plan.reading(columns, new boolean[plan.width()])
                .requiring(withoutWeights)
                .looking());
        return "Weight column '" + Printable.text(plan.names().get(withoutWeights)) + "' has no value in "
                + Names.count(store.noTarget.count(), "row") + ":" + store.noTarget.list(format)
                + "\nGive each row a weight above 0, delete these rows from the data, or remove <weight>.";
    }

    private String sentence(int column, Faults faults) {
        boolean weight = isWeight(column);
        return (weight ? "Weight column '" : "Numeric column '")
                + Printable.text(plan.names().get(column)) + "' has "
                + (weight
                        ? "no weight above 0"
                        : "a number beyond the range of a float (3.4e38), as which it is learnt,")
                + " in "
                + Names.count(faults.count(), "row") + ":" + faults.list(format) + "\n"
                + (weight
                        ? "Correct these rows, delete them from the data, or remove <weight>."
                        : "Correct the data, scale the column, or name the texts that mean \"no value\" by <missing> in"
                                + " <dataset>.");
    }
}
