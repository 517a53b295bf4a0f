package io.github.mlmodel.runtime.reason;

import io.github.mlmodel.runtime.column.BatchColumn;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.MixedColumn;
import io.github.mlmodel.runtime.explain.MarginLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Explains any model of tables by predictions of rows that are partly the row and partly the background: Shapley values by
 * permutation. On each of some rows of the background, columns become known in an order and in its reverse, which errs less than
 * two orders of chance (Mitchell and others, 2022). Orders and rows of the background are the same for each row.
 */
public final class SampledReasoner implements Reasoner {

    /** What a model says of rows. */
    @FunctionalInterface
    public interface SaidOfRows {

        /** Returns it by row, of the label of a place, or of a number. */
        double[] of(BatchColumns rows, int output);
    }

    private static final int MOST_ROWS = 256;
    private static final int FEWEST_ROWS = 8;
    private static final int MOST_PREDICTIONS = 1 << 12;
    private static final long SEED = 20_300_101;

    private final SaidOfRows model;
    private final List<String> columns;
    private final BatchColumns background;
    private final int[][] orders;

    /**
     * Prepares.
     *
     * @param model what is said of rows
     * @param columns the names of the columns
     */
    public SampledReasoner(SaidOfRows model, List<String> columns, Background background) {
        this.model = model;
        this.columns = columns;
        int rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_PREDICTIONS / (2 * columns.size() + 2)));
        Random random = new Random(SEED);
        this.background = background.drawn(rows, random);
        this.orders = new int[rows][];
        for (int row = 0; row < rows; row++) {
            List<Integer> order = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                order.add(column);
            }
            Collections.shuffle(order, random);
            orders[row] = order.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public MarginLink.Kind link() {
        return MarginLink.Kind.NONE;
    }

    @Override
    public Reasoned reason(BatchColumns row, int output) {
        int wide = columns.size();
        double[] sums = new double[wide];
        double[] squares = new double[wide];
        double base = 0;
        for (int known = 0; known < orders.length; known++) {
            int[] forth = orders[known];
            int[] back = new int[wide];
            Arrays.setAll(back, i -> forth[wide - 1 - i]);
            double[] pair = new double[wide];
            base += walk(row, known, forth, output, pair) / orders.length;
            walk(row, known, back, output, pair);
            for (int column = 0; column < wide; column++) {
                double amount = pair[column] / 2;
                sums[column] += amount;
                squares[column] += amount * amount;
            }
        }
        double error = 0;
        for (int column = 0; column < wide; column++) {
            sums[column] /= orders.length;
            double variance = squares[column] / orders.length - sums[column] * sums[column];
            error = Math.max(error, Math.sqrt(Math.max(0, variance) / (orders.length - 1)));
        }
        double start = base;
        return new Reasoned(base, sums, OptionalDouble.of(error), order -> steps(start, sums, order));
    }

    private static double[] steps(double base, double[] amounts, int[] order) {
        double[] steps = new double[order.length + 1];
        steps[0] = base;
        for (int i = 0; i < order.length; i++) {
            steps[i + 1] = steps[i] + amounts[order[i]];
        }
        return steps;
    }

    /** Adds what each column changes when they become known in an order; returns what is predicted before. */
    private double walk(BatchColumns row, int known, int[] order, int output, double[] amounts) {
        int[] since = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            since[order[i]] = i + 1;
        }
        Map<String, BatchColumn> steps = new LinkedHashMap<>();
        for (int column = 0; column < order.length; column++) {
            String name = columns.get(column);
            steps.put(name, MixedColumn.of(name, background, known, row, since[column], order.length + 1));
        }
        double[] values = values(new BatchColumns(order.length + 1, steps), output);
        for (int i = 0; i < order.length; i++) {
            amounts[order[i]] += values[i + 1] - values[i];
        }
        return values[0];
    }

    @Override
    public double[] values(BatchColumns rows, int output) {
        return model.of(rows, output);
    }
}
