package io.github.mlmodel.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Comparison.Impossible;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WearTest {

    private static Wear after(@Nullable Wear before, String rows) {
        GivenEvaluation given = GivenEvaluation.of("churn").digests("model", rows);
        if (before != null) {
            Baseline baseline = new Baseline("old.zip", "abcd", new HeldTo.Unsaid(), before);
            given.comparison(new Impossible(baseline, "it predicts 'age'"));
        }
        return Wear.recorded(Json.write(given.evaluation()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void modelsInARowThatTheSameRowsJudgedAreCounted() {
        Wear first = after(null, "rows");
        Wear third = after(after(first, "rows"), "rows");

        assertThat(first).isEqualTo(new Wear("rows", 1));
        assertThat(third).isEqualTo(new Wear("rows", 3));
        assertThat(third.of("rows")).isEqualTo(3);
        assertThat(third.of("other rows")).isZero();
        assertThat(after(third, "other rows")).isEqualTo(new Wear("other rows", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"basis\": {}}", "{\"basis\": {\"rowsDigest\": {}}}"})
    void ofWhatSaysNothingNothingIsKnown(String json) {
        assertThat(Wear.recorded(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Wear.NONE);
        assertThat(Wear.recorded(null)).isEqualTo(Wear.NONE);
        assertThat(Wear.NONE.of("rows")).isZero();
    }
}
