package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Criterion.AtMost;
import io.github.mlmodel.grade.gate.Criterion.Between;
import io.github.mlmodel.grade.gate.Criterion.Measured;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CriterionTest {

    private static final MetricTraits ACCURACY = Metrics.find("accuracy").orElseThrow();
    private static final MetricTraits LOG_LOSS = Metrics.find("log_loss").orElseThrow();

    /** An example of each alternative, that 0.5 keeps and 0.9 does not, or the other way round. */
    private static Criterion example(Class<?> alternative) {
        List<Criterion> examples = List.of(
                new AtLeast(0.6, true),
                new AtMost(0.6, false),
                between(0.4, 0.6),
                new BoundedChange(BoundedChange.Way.IMPROVEMENT, false, 0.6, true, false));
        return examples.stream().filter(alternative::isInstance).findFirst().orElseThrow();
    }

    static Stream<Criterion> everyAlternative() {
        return Stream.of(Objects.requireNonNull(Criterion.class.getPermittedSubclasses()))
                .map(CriterionTest::example);
    }

    @ParameterizedTest
    @MethodSource("everyAlternative")
    void everyAlternativeJudgesAndSaysSo(Criterion criterion) {
        Measured low = new Measured(ACCURACY, 0.5, 0.25);
        Measured high = new Measured(ACCURACY, 0.9, 0.25);

        assertThat(criterion.isKeptBy(low)).isNotEqualTo(criterion.isKeptBy(high));
        assertThat(criterion.finding(low)).startsWith("was 0.5");
        assertThat(criterion.finding(high)).startsWith("was 0.9");
        assertThat(criterion.text()).contains("0.6");
        assertThat(criterion.problem(ACCURACY)).isEmpty();
        assertThat(criterion.hint(ACCURACY).isEmpty()).isEqualTo(criterion.asksFor() != Direction.LESS);
        assertThat(criterion.hint(LOG_LOSS).isEmpty()).isEqualTo(criterion.asksFor() != Direction.MORE);
    }

    @ParameterizedTest
    @MethodSource("everyAlternative")
    void everyAlternativeReadsBackEqualAndIsTheGatesOwn(Criterion criterion) {
        Gate gate = Gate.of(Subject.of("accuracy"), criterion, Severity.ERROR);

        String json = Json.write(gate);

        assertThat(Json.read(json, Gate.class)).isEqualTo(gate);
        assertThat(json)
                .contains("\"kind\": \"" + criterion.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "\"");
        assertThat(gate.text()).isEqualTo("accuracy " + criterion.text());
    }

    @Test
    void everyAlternativeHasAGradeOfItsOwn() {
        List<String> digests = everyAlternative()
                .map(criterion -> Gate.of(Subject.of("accuracy"), criterion, Severity.ERROR))
                .map(gate -> Grade.digest("model", List.of(gate), "rows", "metrics", null, Terms.DEFAULT))
                .toList();

        assertThat(digests).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0.6, true", "true, 0.61, true", "true, 0.59, false",
        "false, 0.6, false", "false, 0.61, true", "false, 0.59, false"
    })
    void aBoundIsKeptByWhatIsBeyondItAndByItselfIfInclusive(boolean inclusive, double value, boolean kept) {
        assertThat(new AtLeast(0.6, inclusive).isKeptBy(new Measured(ACCURACY, value)))
                .isEqualTo(kept);
        assertThat(new AtMost(-0.6, inclusive).isKeptBy(new Measured(ACCURACY, -value)))
                .isEqualTo(kept);
    }

    @Test
    void twoBoundsAreBothKept() {
        Criterion criterion = between(0.4, 0.6);

        assertThat(Stream.of(0.3, 0.4, 0.5, 0.6, 0.7).map(value -> criterion.isKeptBy(new Measured(ACCURACY, value))))
                .containsExactly(false, true, true, true, false);
    }

    @Test
    void theNearerOfTwoBoundsDecidesHowManyDigitsAreShown() {
        assertThat(between(0.4, 0.6).finding(new Measured(ACCURACY, 0.39999999)))
                .isEqualTo("was 0.39999999");
        assertThat(between(0.4, 0.6).finding(new Measured(ACCURACY, 0.60000001)))
                .isEqualTo("was 0.60000001");
    }

    @Test
    void aValueIsMeasuredByTheBound() {
        assertThat(new AtLeast(0.6, true).bound(new Measured(ACCURACY, 0.9))).isEqualTo(0.6);
        assertThat(new AtMost(-0.6, true).bound(new Measured(ACCURACY, 0.9))).isEqualTo(-0.6);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.4", "0.4, 0.4", "0.49, 0.4", "0.51, 0.6", "0.6, 0.6", "0.7, 0.6"})
    void ofTwoBoundsTheNearerOneMeasuresAValue(double value, double bound) {
        assertThat(between(0.4, 0.6).bound(new Measured(ACCURACY, value))).isEqualTo(bound);
    }

    @Test
    void boundsThatNothingKeepsCannotBe() {
        assertThatThrownBy(() -> between(0.6, 0.4)).hasMessage("nothing is >= 0.6 and <= 0.4");
        assertThatThrownBy(() -> new Between(new AtLeast(0.5, false), new AtMost(0.5, true)))
                .hasMessage("nothing is > 0.5 and <= 0.5");
        assertThat(between(0.5, 0.5).isKeptBy(new Measured(ACCURACY, 0.5))).isTrue();
        assertThatThrownBy(() -> new AtLeast(Double.NaN, true)).hasMessage("a threshold of NaN");
        assertThatThrownBy(() -> new AtMost(Double.POSITIVE_INFINITY, true)).hasMessage("a threshold of Infinity");
    }

    @Test
    void aThresholdThatCannotTellIsNamed() {
        assertThat(new AtLeast(1, false).problem(ACCURACY))
                .contains("can never be kept: accuracy lies in the range from 0 to 1");
        assertThat(new AtMost(0, false).problem(LOG_LOSS))
                .contains("can never be kept: log_loss lies in the range from 0 upwards");
        assertThat(between(0.5, 1.5).problem(ACCURACY))
                .contains("has the threshold 1.5, and accuracy lies in the range from 0 to 1");
        assertThat(new AtLeast(1, true).problem(ACCURACY)).isEqualTo(Optional.empty());
    }

    @Test
    void aMetricOfTheProjectsOwnMayHaveAnyThreshold() {
        MetricTraits profit = new OwnMetric("profit", Direction.MORE);

        assertThat(new AtLeast(1e9, false).problem(profit)).isEmpty();
        assertThat(new AtMost(-1e9, false).problem(profit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accuracy; ; ; accuracy",
                "recall; >50K; ; recall[>50K]",
                "recall; yes; region=north; recall[yes] @ region=north",
                "accuracy; ; new customers; accuracy @ 'new customers'",
                "accuracy; ; a[b]; accuracy @ 'a[b]'"
            })
    void aSubjectReadsAsUsersWriteIt(String metric, @Nullable String label, @Nullable String slice, String text) {
        assertThat(new Subject(metric, label, slice).text()).isEqualTo(text);
    }

    private static Criterion between(double min, double max) {
        return new Between(new AtLeast(min, true), new AtMost(max, true));
    }
}
