package io.github.mlmodel.grade;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How many rows a metric's value rests on: those without which it would be undefined, or would say nothing. */
public enum Examples {
    /** All rows. */
    ROWS,
    /** The rows of the class. */
    OF_CLASS,
    /** The rows that are predicted to be of the class. */
    PREDICTED,
    /** The rows of the class, or those of all others, whichever are fewer. */
    RARER_SIDE,
    /** The rows of the rarest class that has any. */
    RAREST_CLASS,
    /** None: it counts rows itself. */
    NONE;

    private static final Map<String, Examples> OTHERS = Map.ofEntries(
            Map.entry("example_count", NONE),
            Map.entry("recall", OF_CLASS),
            Map.entry("f1", OF_CLASS),
            Map.entry("precision", PREDICTED),
            Map.entry("roc_auc", RARER_SIDE),
            Map.entry("average_precision", RARER_SIDE),
            Map.entry("roc_auc_ovr_macro", RAREST_CLASS),
            Map.entry("balanced_accuracy", RAREST_CLASS),
            Map.entry("precision_macro", RAREST_CLASS),
            Map.entry("recall_macro", RAREST_CLASS),
            Map.entry("f1_macro", RAREST_CLASS));

    /** Returns what a metric rests on; one of the project's own, and all that are means over rows, on all rows. */
    public static Examples of(String metric) {
        return OTHERS.getOrDefault(metric, ROWS);
    }

    /** Returns the number of rows that a metric, of all classes or of one, rests on; the largest number where it asks for none. */
    public long in(Scores scores, @Nullable String label) {
        return switch (this) {
            case NONE -> Long.MAX_VALUE;
            case ROWS -> scores.rows();
            case OF_CLASS -> label == null ? rarest(scores) : rowsOf(scores, label);
            case PREDICTED -> label == null ? rarest(scores) : predicted(scores, label);
            case RARER_SIDE -> label == null ? rarestSide(scores) : rarerSide(scores, label);
            case RAREST_CLASS -> rarest(scores);
        };
    }

    private static long rowsOf(Scores scores, String label) {
        return scores.classRows().getOrDefault(label, 0L);
    }

    private static long rarerSide(Scores scores, String label) {
        long rows = rowsOf(scores, label);
        return Math.min(rows, scores.rows() - rows);
    }

    private static long rarestSide(Scores scores) {
        return scores.classRows().keySet().stream()
                .mapToLong(label -> rarerSide(scores, label))
                .min()
                .orElse(0);
    }

    private static long rarest(Scores scores) {
        LongStream rows = scores.classRows().values().stream().mapToLong(Long::longValue);
        return rows.filter(count -> count > 0).min().orElse(0);
    }

    /** Without the confusion matrix it follows from the two ratios; where no prediction is right, it cannot be told and is 0. */
    private static long predicted(Scores scores, String label) {
        int place = List.copyOf(scores.classRows().keySet()).indexOf(label);
        if (place < 0) {
            return 0;
        }
        if (!scores.confusion().isEmpty()) {
            return scores.confusion().stream()
                    .mapToLong(line -> line.get(place))
                    .sum();
        }
        double hits = scores.value("recall", label).orElse(0) * rowsOf(scores, label);
        double precision = scores.value("precision", label).orElse(0);
        return hits > 0 && precision > 0 ? Math.round(hits / precision) : 0;
    }
}
