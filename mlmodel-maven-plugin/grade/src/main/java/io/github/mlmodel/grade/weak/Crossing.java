package io.github.mlmodel.grade.weak;

import io.github.mlmodel.grade.condition.Condition;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that rows are divided into by one column, or by two, with the mistakes that are to be expected in each. */
final class Crossing {

    private static final int FEWEST_ROWS = 30;

    /** With fewer mistakes to be expected, chance makes large steps. */
    private static final double LEAST_VARIANCE = 1;

    private final Divided first;
    private final @Nullable Divided second;
    private final int width;
    private final int[] rows;
    private final double[] expected;
    private final double[] deviation;

    private Crossing(Divided first, @Nullable Divided second) {
        this.first = first;
        this.second = second;
        this.width = second == null ? 1 : second.parts().size();
        int cells = first.parts().size() * width;
        this.rows = new int[cells];
        this.expected = new double[cells];
        this.deviation = new double[cells];
    }

    /** Divides rows by a column, or by two. */
    static Crossing of(Divided first, @Nullable Divided second, Mistakes mistakes, Strata strata) {
        Crossing cells = new Crossing(first, second);
        int[] rowsOfStrata = new int[cells.rows.length * strata.count()];
        for (int row = 0; row < mistakes.rows(); row++) {
            int cell = cells.cell(row);
            if (cell >= 0) {
                cells.rows[cell]++;
                rowsOfStrata[cell * strata.count() + mistakes.strata()[row]]++;
            }
        }
        for (int cell = 0; cell < cells.rows.length; cell++) {
            double variance = 0;
            for (int stratum = 0; stratum < strata.count(); stratum++) {
                int in = rowsOfStrata[cell * strata.count() + stratum];
                cells.expected[cell] += in * strata.share(stratum);
                variance += strata.variance(stratum, in);
            }
            boolean counts = cells.rows[cell] >= FEWEST_ROWS
                    && mistakes.rows() - cells.rows[cell] >= FEWEST_ROWS
                    && variance >= LEAST_VARIANCE;
            cells.deviation[cell] = counts ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
        }
        return cells;
    }

    /** Returns the cell of a row, or −1. */
    int cell(int row) {
        int part = first.part()[row];
        if (second == null || part < 0) {
            return part;
        }
        int other = second.part()[row];
        return other < 0 ? -1 : part * width + other;
    }

    /** Returns by cell by how many standard deviations there are more mistakes than expected; no more than 0 where it does not count. */
    double[] excess(int[] wrongRows) {
        double[] excess = new double[rows.length];
        for (int row : wrongRows) {
            int cell = cell(row);
            if (cell >= 0) {
                excess[cell]++;
            }
        }
        for (int cell = 0; cell < excess.length; cell++) {
            excess[cell] = (excess[cell] - expected[cell]) / deviation[cell];
        }
        return excess;
    }

    int rows(int cell) {
        return rows[cell];
    }

    /** Returns what the rows of a cell keep. */
    Condition condition(int cell) {
        Condition part = first.parts().get(cell / width);
        if (second == null) {
            return part;
        }
        Condition other = second.parts().get(cell % width);
        return new Condition.AllOf(Stream.of(part, other)
                .flatMap(one -> one instanceof Condition.AllOf all ? all.parts().stream() : Stream.of(one))
                .toList());
    }
}
