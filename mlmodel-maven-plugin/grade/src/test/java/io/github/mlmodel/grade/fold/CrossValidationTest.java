package io.github.mlmodel.grade.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParseException;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossValidationTest {

    @Test
    void metricsThatEachFoldHasAreTakenTogether() {
        FoldScores scores = FoldScores.of(
                List.of(10L, 12L),
                List.of(
                        Map.of("accuracy", 0.8, "roc_auc", 0.9, "recall[no]", 0.7, "recall[yes]", 0.5),
                        Map.of("accuracy", 0.9, "roc_auc", Double.NaN, "recall[no]", 0.9)));

        assertThat(scores.rows()).containsExactly(10L, 12L);
        assertThat(scores.allRows()).isEqualTo(22);
        assertThat(scores.values()).isEqualTo(Map.of("accuracy", List.of(0.8, 0.9), "recall[no]", List.of(0.7, 0.9)));
    }

    /** The variance of the mean is that of the values, times 1/5 for their number and 1/4 for the rows that models share. */
    @Test
    void theIntervalKnowsThatModelsOfFoldsShareTheirRows() {
        CrossValidation estimate = CrossValidation.of(new FoldScores(List.of(20L, 20L, 20L, 20L, 20L), FIVE), 0.95);

        FoldMean mean = estimate.mean("accuracy").orElseThrow();
        assertThat(mean.mean()).isCloseTo(0.84, within(1e-12));
        assertThat(mean.deviation()).isCloseTo(0.02345207879911717, within(1e-12));
        double reach = 2.7764451051977987 * 0.02345207879911717 * Math.sqrt(1 / 5.0 + 1 / 4.0);
        assertThat(mean.interval().lower()).isCloseTo(0.84 - reach, within(1e-12));
        assertThat(mean.interval().upper()).isCloseTo(0.84 + reach, within(1e-12));
        assertThat(estimate.spread("accuracy")).contains("0.82 to 0.88");
        assertThat(estimate.folds()).isEqualTo(5);
        assertThat(estimate.mean("f1[yes]")).isEmpty();
    }

    @Test
    void anIntervalEndsWhereTheMetricDoes() {
        CrossValidation estimate = CrossValidation.of(
                new FoldScores(List.of(20L, 20L), Map.of("recall[yes]", List.of(0.9, 1.0), "rmse", List.of(1.0, 9.0))),
                0.95);

        assertThat(estimate.mean("recall[yes]").orElseThrow().interval().upper())
                .isEqualTo(1);
        assertThat(estimate.mean("rmse").orElseThrow().interval().lower()).isZero();
    }

    @Test
    void whatIsWrittenIsRead() {
        CrossValidation estimate = CrossValidation.of(new FoldScores(List.of(20L, 20L, 20L, 20L, 20L), FIVE), 0.9);

        assertThat(Json.read(Json.write(estimate), CrossValidation.class)).isEqualTo(estimate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rows\": [], \"values\": {}}",
                "{\"rows\": [20], \"values\": {\"accuracy\": [0.5]}}",
                "{\"rows\": [20, 20], \"values\": {\"accuracy\": []}}",
                "{\"rows\": [20, 20], \"values\": {\"accuracy\": [0.5]}}",
                "{\"rows\": [20, 20], \"values\": {\"accuracy\": [0.5, null]}}",
                "{\"rows\": [20, 20], \"values\": {\"accuracy\": [0.5, \"NaN\"]}}"
            })
    void aFileThatLacksAValueOfAFoldIsNoneThatIsWhole(String json) {
        assertThatThrownBy(() -> Json.read(json, FoldScores.class)).isInstanceOf(JsonParseException.class);
    }

    @Test
    void aFileWithAMeanOfNothingIsNoneThatIsWhole() {
        String json = Json.write(
                CrossValidation.of(new FoldScores(List.of(20L, 20L), Map.of("rmse", List.of(1.0, 9.0))), 0.95));

        assertThatThrownBy(() -> Json.read(json.replaceFirst("\"rmse\"", "\"mae\""), CrossValidation.class))
                .isInstanceOf(JsonParseException.class);
    }

    private static final Map<String, List<Double>> FIVE = Map.of("accuracy", List.of(0.82, 0.84, 0.88, 0.83, 0.83));
}
