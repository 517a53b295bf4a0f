package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.Importance;
import io.github.mlmodel.grade.Importance.ColumnMean;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.ContributionScale;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Row;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Explains predictions of held-back rows, to tell how much each column counts.
 *
 * @param model what predicts
 * @param place where its files are, as messages name it
 * @param bytes how large its graph is: an explanation walks all of a forest
 * @param seed decides which rows are explained
 * @param progress told about rows
 */
record MeanContributions(Model model, String place, long bytes, long seed, Progress progress) {

    private static final int MOST_ROWS = 1_000;

    /** An estimate takes thousands of predictions a row, and the words of a text one each. */
    private static final int MOST_COSTLY_ROWS = 20;

    /** A model of so many bytes has as many rows as any; one of twice as many has half of them. */
    private static final long BYTES_OF_MOST_ROWS = 100_000;

    /** An estimate predicts as many rows together as there are columns. */
    private static final int MOST_COLUMNS = 1_000;

    /** Returns what the columns come to, or why that cannot be told. */
    Importance of(Rows rows) {
        if (!(rows instanceof Table table)) {
            return new Importance.Inexplicable("The model reads images, and no number of a pixel says why.");
        }
        int columns = model.columns().size();
        if (columns > MOST_COLUMNS) {
            return new Importance.Inexplicable("The model reads " + columns + " columns, and predictions of more than "
                    + MOST_COLUMNS + " are not explained here.");
        }
        try {
            return explained(table);
        } catch (MlModelException | IllegalArgumentException e) {
            // Beyond Java, without statistics, or a row that predict(Row) refuses: no reason to go without the metrics.
            return new Importance.Inexplicable(String.valueOf(e.getMessage()).replace(place, "this model"));
        }
    }

    private Importance explained(Table table) {
        List<ColumnSchema> columns = model.description().signature().columns();
        List<JavaValues.ByRow> values = new ArrayList<>();
        columns.forEach(column -> values.add(JavaValues.of(column, table)));
        Explanation first = explain(values, 0);
        boolean exact = first.standardError().isEmpty();
        boolean words = columns.stream().anyMatch(column -> column.kind() == ColumnKind.TEXT);
        int[] chosen = chosen(table.rows(), exact && !words ? rowsOf(bytes) : MOST_COSTLY_ROWS);
        Map<String, Double> sums = new HashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            for (Explanation.Contribution contribution :
                    explain(values, chosen[i]).contributions()) {
                sums.merge(contribution.column(), Math.abs(contribution.amount()), Double::sum);
            }
            progress.done("rows explained", i + 1, chosen.length);
        }
        return new Importance.OfColumns(
                scale(first.scale()),
                chosen.length,
                exact,
                columns.stream()
                        .map(column ->
                                new ColumnMean(column.name(), sums.getOrDefault(column.name(), 0.0) / chosen.length))
                        .toList());
    }

    /** Returns how many rows are explained exactly by a graph of some size. */
    static int rowsOf(long bytes) {
        return (int)
                Math.max(MOST_COSTLY_ROWS, Math.min(MOST_ROWS, MOST_ROWS * BYTES_OF_MOST_ROWS / Math.max(bytes, 1)));
    }

    private Explanation explain(List<JavaValues.ByRow> values, int place) {
        Row row = model.newRow();
        for (int column = 0; column < values.size(); column++) {
            row.set(column, values.get(column).at(place));
        }
        return model.explain(row);
    }

    private int[] chosen(int rows, int most) {
        return rows <= most
                ? IntStream.range(0, rows).toArray()
                : new Random(seed).ints(0, rows).distinct().limit(most).sorted().toArray();
    }

    private static String scale(ContributionScale scale) {
        return switch (scale) {
            case PROBABILITY -> "probability of the predicted label";
            case LOG_ODDS -> "log-odds of the predicted label";
            case MARGIN -> "margin of the predicted label";
            case SCORE -> "score of the predicted label";
            case VALUE -> "predicted number";
            case LOGARITHM -> "logarithm of the predicted number";
        };
    }
}
