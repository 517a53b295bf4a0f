package io.github.mlmodel.worker.look;

import io.github.mlmodel.grade.leak.ClassOrders;
import io.github.mlmodel.grade.leak.GivenAway;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.DrawnRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How well single columns tell the target, without a model. */
public final class Telltale {

    /** Fewer rows may be told apart by chance. */
    private static final int FEWEST_ROWS = 50;

    /** What has more different texts is no target, whatever tells it. */
    private static final int MOST_CLASSES = 1_000;

    /** More rows say no more. */
    private static final int MOST_ROWS = 20_000;

    private final Target target;
    private final int[] rows;
    private final boolean enough;

    private Telltale(Target target, int[] rows) {
        this.target = target;
        this.rows = rows;
        this.enough = rows.length > 0 && target.choose(classes -> !mayBeSorted(ids(classes)), numbers -> true);
    }

    /** Where hardly any row is of another class, one of many columns has these first or last. */
    private static boolean mayBeSorted(int[] ids) {
        int[] rows = new int[Arrays.stream(ids).max().orElse(0) + 1];
        Arrays.stream(ids).forEach(id -> rows[id]++);
        return new ClassOrders(rows).maySort();
    }

    /** Prepares for the columns of the target's rows. */
    public static Telltale of(Target target) {
        int all = target.rows();
        boolean fits = target.choose(classes -> classes.labels().size() <= MOST_CLASSES, numbers -> true);
        return new Telltale(target, all < FEWEST_ROWS || !fits ? new int[0] : DrawnRows.of(all, MOST_ROWS));
    }

    /** Returns whether there are rows enough to say so. */
    public boolean canTell() {
        return enough;
    }

    /** Returns how well a column tells the target, see {@link GivenAway}; 0 where there are too few rows to say so. */
    public double share(Column column) {
        if (!enough) {
            return 0;
        }
        if (column instanceof Column.Numbers numbers) {
            double[] values = numbers(numbers.values());
            return target.choose(
                    classes -> GivenAway.byNumbers(
                            values, ids(classes), classes.labels().size()),
                    others -> GivenAway.byNumbers(values, numbers(others.values())));
        }
        int[] codes = codes(column);
        return target.choose(
                classes -> GivenAway.byCategories(
                        codes, ids(classes), classes.labels().size()),
                others -> GivenAway.byCategories(codes, numbers(others.values())));
    }

    /** Returns whether each value of a column, or none, stands for one class, and each class for one value. */
    boolean isOneToOne(Column column) {
        return rows.length > 0
                && target.choose(
                        classes -> {
                            int[] codes = codes(column);
                            int[] ids = ids(classes);
                            return isFunction(codes, ids) && isFunction(ids, codes);
                        },
                        numbers -> false);
    }

    private static boolean isFunction(int[] from, int[] to) {
        Map<Integer, Integer> images = new HashMap<>();
        for (int row = 0; row < from.length; row++) {
            Integer known = images.putIfAbsent(from[row], to[row]);
            if (known != null && known != to[row]) {
                return false;
            }
        }
        return true;
    }

    /** Few of a column's values are among these rows; those that are have numbers from 0. */
    private int[] codes(Column column) {
        Map<Object, Integer> places = new HashMap<>();
        return Arrays.stream(rows)
                .map(row ->
                        column.missing(row) ? -1 : places.computeIfAbsent(value(column, row), value -> places.size()))
                .toArray();
    }

    private static Object value(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? (Object) (numbers.values()[row] + 0.0)
                : (Object) ((Column.Texts) column).codes()[row];
    }

    private int[] ids(Target.Classes classes) {
        return IntStream.of(rows).map(row -> classes.ids()[row]).toArray();
    }

    private double[] numbers(double[] values) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }
}
