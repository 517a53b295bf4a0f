package io.github.mlmodel.worker.look;

import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds columns of numbers of which the target is the sum, the difference or the product, in every row. */
final class AddedUp {

    /** In fewer rows, small numbers may add up by chance. */
    private static final int FEWEST_ROWS = 20;

    /** Sums of more columns are not looked for. */
    private static final int MOST_PARTS = 4;

    /** Beyond that, only sums of two are. */
    private static final int MANY_COLUMNS = 40;

    private static final int MOST_COLUMNS = 400;

    /** What people round is not exactly the sum. */
    private static final double ROUNDED = 1e-6;

    private final List<Column.Numbers> columns;
    private final double[] target;
    private final double allowed;

    /**
     * Columns with what they come to.
     *
     * @param columns their names
     * @param formula for people, for example {@code casual + registered}
     */
    record Parts(List<String> columns, String formula) {}

    private AddedUp(List<Column.Numbers> columns, double[] target) {
        this.columns = columns.stream().limit(MOST_COLUMNS).toList();
        this.target = target;
        allowed = ROUNDED
                * IntStream.range(0, target.length)
                        .mapToDouble(row -> Math.abs(target[row]))
                        .max()
                        .orElse(0);
    }

    /**
     * Returns all that add up to the target.
     *
     * @param columns columns with a number in every row
     */
    static List<Parts> to(double[] target, List<Column.Numbers> columns) {
        return target.length < FEWEST_ROWS ? List.of() : new AddedUp(columns, target).all();
    }

    private List<Parts> all() {
        List<Parts> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                pair(i, j, found);
            }
        }
        if (columns.size() <= MANY_COLUMNS) {
            for (int parts = 3; parts <= MOST_PARTS; parts++) {
                sums(new int[parts], 0, 0, found);
            }
        }
        return found;
    }

    private void pair(int i, int j, List<Parts> found) {
        double[] a = columns.get(i).values();
        double[] b = columns.get(j).values();
        if (holds(row -> a[row] + b[row])) {
            found.add(parts(" + ", i, j));
        } else if (holds(row -> a[row] - b[row])) {
            found.add(parts(" - ", i, j));
        } else if (holds(row -> b[row] - a[row])) {
            found.add(parts(" - ", j, i));
        } else if (holds(row -> a[row] * b[row])) {
            found.add(parts(" * ", i, j));
        }
    }

    private void sums(int[] chosen, int count, int from, List<Parts> found) {
        if (count == chosen.length) {
            if (holds(row -> sum(chosen, row))) {
                found.add(parts(" + ", chosen));
            }
            return;
        }
        for (int i = from; i < columns.size(); i++) {
            chosen[count] = i;
            sums(chosen, count + 1, i + 1, found);
        }
    }

    private double sum(int[] chosen, int row) {
        double sum = 0;
        for (int column : chosen) {
            sum += columns.get(column).values()[row];
        }
        return sum;
    }

    /** What does not add up is seen in the first rows. */
    private boolean holds(RowNumber formula) {
        for (int row = 0; row < target.length; row++) {
            if (!(Math.abs(formula.at(row) - target[row]) <= allowed)) {
                return false;
            }
        }
        return true;
    }

    private Parts parts(String sign, int... chosen) {
        List<String> names = IntStream.of(chosen)
                .mapToObj(column -> columns.get(column).name())
                .toList();
        return new Parts(names, String.join(sign, names));
    }

    @FunctionalInterface
    private interface RowNumber {
        double at(int row);
    }
}
