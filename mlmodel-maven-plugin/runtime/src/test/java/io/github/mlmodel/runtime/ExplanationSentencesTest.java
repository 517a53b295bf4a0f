package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationSentencesTest {

    @TempDir
    private Path folder;

    @Test
    void sentencesWalkFromWhatIsExpectedToWhatIsPredicted() throws IOException {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("age", 9.5);
        row.put("plan", null);
        row.put("words", "none that is known");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (Model model = Model.load(WeightsToExplain.linear(folder))) {
            Explanation found = model.explain(row, "yes");

            assertThat(found.sentences())
                    .containsExactly(
                            "Where nothing is known of the row, the probability of 'yes' is 0.36; its columns move it in this"
                                    + " order, the largest contribution to the log-odds first",
                            "plan, which is missing, raises the probability of 'yes' from 0.36 to 0.46",
                            "age = 9.5 lowers the probability of 'yes' from 0.46 to 0.42",
                            "1 column moves nothing");
            assertThat(found).hasToString(String.join("\n", found.sentences()));
            assertThat(found.reasons(3))
                    .extracting(Explanation.Contribution::column)
                    .containsExactly("plan");
            assertThat(model.explain(row, "no").reasons(3))
                    .extracting(Explanation.Contribution::column)
                    .containsExactly("age");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> numbers(double base, double amount, double error) {
        double[] steps = {base, base + amount};
        return new ExplainingSentences(ContributionScale.VALUE, OptionalDouble.of(error), "price", Optional.empty())
                .of(List.of(new Explanation.Contribution("area", Optional.of("120"), amount, List.of())), steps);
    }

    @Test
    void numbersHaveAsManyDigitsAsTellThemApart() {
        assertThat(numbers(310_200, 61_333.25, 12.345))
                .containsExactly(
                        "Where nothing is known of the row, price is 310200; its columns move it in this order, the largest"
                                + " contribution first",
                        "area = 120 raises price from 310200 to 371500",
                        "Contributions are estimated: the standard error of each is at most 12");
        assertThat(numbers(310_200, -0.5, 0)).contains("area = 120 lowers price from 310200 to 310199.5");
        assertThat(numbers(310_200, 1e-7, 0)).contains("area = 120 leaves price at 310200");
    }

    private static List<String> probabilities(double from, double to) {
        return new ExplainingSentences(
                        ContributionScale.LOG_ODDS, OptionalDouble.empty(), "churned", Optional.of("yes"))
                .of(
                        List.of(new Explanation.Contribution("area", Optional.of("120"), to - from, List.of())),
                        new double[] {from, to});
    }

    @Test
    void whatIsNotCertainIsNotShownAsIfItWere() {
        assertThat(probabilities(0.36, 0.9973))
                .contains("area = 120 raises the probability of 'yes' from 0.360 to 0.997");
        assertThat(probabilities(0.02, 0.0031))
                .contains("area = 120 lowers the probability of 'yes' from 0.020 to 0.003");
        assertThat(probabilities(0.5, 1)).contains("area = 120 raises the probability of 'yes' from 0.50 to 1.00");
    }

    @Test
    void aSentenceGoesOnWhereTheOneBeforeItEnded() {
        ExplainingSentences sentences =
                new ExplainingSentences(ContributionScale.LOG_ODDS, OptionalDouble.empty(), "kind", Optional.of("red"));

        assertThat(sentences.of(
                        List.of(moving("area", -0.9), moving("age", -0.5), moving("plan", 0.4), moving("size", 0)),
                        new double[] {0.32, 0.0008, 0.0006, 0.0011, 0.0011}))
                .containsExactly(
                        "Where nothing is known of the row, the probability of 'red' is 0.320; its columns move it in this"
                                + " order, the largest contribution to the log-odds first",
                        "area = 1 lowers the probability of 'red' from 0.320 to 0.0008",
                        "age = 1 lowers the probability of 'red' from 0.0008 to 0.0006",
                        "plan = 1 raises the probability of 'red' from 0.0006 to 0.0011",
                        "1 column moves nothing");
    }

    @Test
    void ofSeveralLabelsTheMarginIsWhatTheHeaderAndEachAmountSpeakOf() {
        ExplainingSentences sentences =
                new ExplainingSentences(ContributionScale.MARGIN, OptionalDouble.empty(), "kind", Optional.of("red"));

        assertThat(sentences.of(
                        List.of(moving("area", 0.9), moving("age", 0.5), moving("plan", -0.4), moving("size", -0.2)),
                        new double[] {0.33, 0.5, 0.42, 0.45, 0.4}))
                .containsExactly(
                        "Where nothing is known of the row, the probability of 'red' is 0.33; its columns move it in this"
                                + " order, the largest contribution to the margin of 'red' first",
                        "area = 1 raises the probability of 'red' from 0.33 to 0.50",
                        "age = 1 raises the margin of 'red', but that of another label more: the probability of 'red'"
                                + " falls from 0.50 to 0.42",
                        "plan = 1 lowers the margin of 'red', but that of another label more: the probability of 'red'"
                                + " rises from 0.42 to 0.45",
                        "size = 1 lowers the probability of 'red' from 0.45 to 0.40");
    }

    private static Explanation.Contribution moving(String column, double amount) {
        return new Explanation.Contribution(column, Optional.of("1"), amount, List.of());
    }
}
