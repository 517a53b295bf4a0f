package io.github.mlmodel.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {

    /** 100 rows: 80 of a, of which 70 are found; 15 of b, 5 of c, which is predicted once, for a row of a; none of d. */
    private static final List<List<Long>> CONFUSION = List.of(
            List.of(70L, 9L, 1L, 0L), List.of(6L, 9L, 0L, 0L), List.of(3L, 2L, 0L, 0L), List.of(0L, 0L, 0L, 0L));

    @ParameterizedTest
    @CsvSource({
        "accuracy, , 100",
        "matthews_correlation, , 100",
        "log_loss, , 100",
        "brier_score, b, 100",
        "f1_weighted, , 100",
        "rmse, , 100",
        "profit, , 100",
        "recall, b, 15",
        "recall, d, 0",
        "recall, unknown, 0",
        "f1, c, 5",
        "precision, b, 20",
        "precision, c, 1",
        "precision, unknown, 0",
        "roc_auc, a, 20",
        "average_precision, b, 15",
        "average_precision, , 0",
        "roc_auc_ovr_macro, , 5",
        "balanced_accuracy, , 5",
        "recall_macro, , 5"
    })
    void aMetricRestsOnTheRowsThatItIsMadeOf(String metric, @Nullable String label, long examples) {
        assertThat(Examples.of(metric).in(scores(CONFUSION), label)).isEqualTo(examples);
    }

    @Test
    void aNumberOfRowsRestsOnNone() {
        assertThat(Examples.of("example_count").in(scores(CONFUSION), null)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withoutAConfusionMatrixPredictedRowsAreFoundByTheRatiosOrAreTooFew() {
        assertThat(Examples.of("precision").in(scores(List.of()), "b")).isEqualTo(20);
        assertThat(Examples.of("precision").in(scores(List.of()), "c")).isZero();
    }

    @Test
    void everyMetricOfAClassRestsOnFewerThanAllRowsOrIsAMeanOverThem() {
        assertThat(Metrics.all().stream()
                        .filter(metric -> Metrics.namesWithClass().contains(metric.name()))
                        .filter(metric -> Examples.of(metric.name()) == Examples.ROWS)
                        .map(MetricDefinition::name))
                .containsExactly("brier_score");
    }

    private static Scores scores(List<List<Long>> confusion) {
        Map<String, Long> classRows = new LinkedHashMap<>();
        classRows.put("a", 80L);
        classRows.put("b", 15L);
        classRows.put("c", 5L);
        classRows.put("d", 0L);
        return new Scores(
                100,
                Map.of(),
                Map.of("recall", Map.of("b", 9.0 / 15, "c", 0.0), "precision", Map.of("b", 9.0 / 20, "c", 0.0)),
                classRows,
                confusion);
    }
}
