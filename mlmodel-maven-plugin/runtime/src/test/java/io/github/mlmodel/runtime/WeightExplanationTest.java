package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.explain.AllSubsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightExplanationTest {

    private static final Map<String, Object> ROW = Map.of("age", 25, "plan", "gold", "words", "ab, x y! ab");

    /** Ages and plans of the background, and how many of 100 rows have them. */
    private static final Map<Double, Double> AGES = Map.of(5.0, 0.5, 15.0, 0.3, 25.0, 0.1, Double.NaN, 0.1);

    private static final Map<String, Double> PLANS = Map.of("basic", 0.6, "gold", 0.2, "", 0.2);

    @TempDir
    private Path folder;

    private static Map<String, Double> amounts(Explanation explanation) {
        return explanation.contributions().stream()
                .collect(Collectors.toMap(Explanation.Contribution::column, Explanation.Contribution::amount));
    }

    @Test
    void weightsCountByHowFarFeaturesAreFromTheirMeans() throws IOException {
        float[] weights = WeightsToExplain.weights();
        double meanAge = 0.5 * -5 + 0.3 * 5 + 0.1 * 15;
        try (Model model = Model.load(WeightsToExplain.linear(folder))) {
            Explanation found = model.explain(ROW, "yes");
            Explanation wordless = model.explain(Map.of("age", 25, "plan", "gold", "words", ""), "yes");

            assertThat(found.scale()).isEqualTo(ContributionScale.LOG_ODDS);
            assertThat(found.standardError()).isEmpty();
            Map<String, Double> amounts = amounts(found);
            assertThat(amounts.get("age")).isCloseTo(weights[0] * (15 - meanAge), within(1e-9));
            assertThat(amounts.get("plan")).isCloseTo(-0.6 * weights[1] + 0.8 * weights[2], within(1e-9));
            assertThat(amounts.get("words")).isNotZero();
            assertThat(found.base())
                    .isCloseTo(-0.25 + weights[0] * meanAge + 0.6 * weights[1] + 0.2 * weights[2], within(1e-9));
            double predicted = model.predict(ROW).probability("yes");
            assertThat(1 / (1 + Math.exp(-found.value()))).isCloseTo(predicted, within(1e-6));
            assertThat(amounts(wordless).get("words")).isZero();
        }
    }

    @Test
    void wordsShareWhatTheirColumnContributes() throws IOException {
        try (Model model = Model.load(WeightsToExplain.linear(folder))) {
            Explanation.Contribution words = model.explain(ROW, "yes").contributions().stream()
                    .filter(it -> it.column().equals("words"))
                    .findFirst()
                    .orElseThrow();

            assertThat(words.given()).contains("ab, x y! ab");
            assertThat(words.words())
                    .extracting(Explanation.Word::word)
                    .isSubsetOf("ab", "x", "y")
                    .hasSizeGreaterThan(1);
            assertThat(words.words().stream()
                            .mapToDouble(Explanation.Word::amount)
                            .sum())
                    .isCloseTo(words.amount(), within(1e-12));
        }
    }

    @Test
    void otherModelsAreExplainedBySampledOrdersWithTheirError() throws IOException {
        try (Model model = Model.load(WeightsToExplain.network(folder))) {
            Explanation found = model.explain(ROW, "yes");

            assertThat(found.scale()).isEqualTo(ContributionScale.PROBABILITY);
            double error = found.standardError().orElseThrow();
            assertThat(error).isBetween(1e-5, 0.05);
            assertThat(found.value()).isCloseTo(model.predict(ROW).probability("yes"), within(1e-6));
            double[] exact = AllSubsets.shapley(3, known -> expected(model, known));
            List<String> columns = model.columns();
            for (int column = 0; column < exact.length; column++) {
                assertThat(amounts(found).get(columns.get(column)))
                        .as(columns.get(column))
                        .isCloseTo(exact[column], within(4 * error));
            }
            assertThat(model.explain(ROW, "yes")).hasToString(found.toString());
            assertThat(found.sentences().get(found.sentences().size() - 1))
                    .matches("Contributions are estimated: the standard error of each is at most 0\\.\\d+");
        }
    }

    private static double expected(Model model, int known) {
        double sum = 0;
        for (Map.Entry<Double, Double> age : AGES.entrySet()) {
            for (Map.Entry<String, Double> plan : PLANS.entrySet()) {
                Map<String, @Nullable Object> row = new HashMap<>(ROW);
                if ((known & 1) == 0) {
                    row.put("age", age.getKey());
                }
                if ((known & 2) == 0) {
                    row.put("plan", plan.getKey());
                }
                if ((known & 4) == 0) {
                    row.put("words", "");
                }
                sum += age.getValue() * plan.getValue() * model.predict(row).probability("yes");
            }
        }
        return sum;
    }

    @Test
    void whatWasNotRecordedIsSaid() throws IOException {
        WeightsToExplain.linear(folder);
        Files.delete(ModelFile.STATISTICS.in(folder));
        try (Model model = Model.load(folder)) {
            assertThatThrownBy(() -> model.explain(ROW))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The predictions of " + folder
                            + " cannot be explained: nothing says what the columns were in training, for there is no"
                            + " statistics.json beside the model. Train the model by this version of the plugin.");
            Files.writeString(
                    ModelFile.STATISTICS.in(folder), WeightsToExplain.STATISTICS.replace("\"age\"", "\"years\""));
            assertThatThrownBy(() -> model.explain(ROW))
                    .hasMessage("The predictions of " + folder
                            + " cannot be explained: statistics.json says nothing of column 'age', as of the columns of"
                            + " a table that is too wide.");
            Files.writeString(ModelFile.STATISTICS.in(folder), WeightsToExplain.STATISTICS.replace("[10, 20]", "[10]"));
            assertThatThrownBy(() -> model.explain(ROW))
                    .hasMessage("statistics.json of " + folder + " cannot be read: the parts of 'age' make no sense.");
            Files.writeString(ModelFile.STATISTICS.in(folder), WeightsToExplain.STATISTICS);
            assertThat(model.explain(ROW).contributions()).hasSize(3);
        }
    }

    @Test
    void changedStatisticsExplainNothing() throws IOException {
        WeightsToExplain.linear(folder);
        String recorded = "0".repeat(64);
        Files.writeString(
                ModelFile.FINGERPRINT.in(folder),
                "{\"modelDigest\": \"" + Digest.of(ModelFile.MODEL.in(folder)) + "\", \"statisticsDigest\": \""
                        + recorded + "\"}");
        try (Model model = Model.load(folder)) {
            assertThatThrownBy(() -> model.explain(ROW))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("statistics.json of " + folder + " was changed after it was made: its SHA-256 is "
                            + Digest.of(ModelFile.STATISTICS.in(folder)) + ", and fingerprint.json records " + recorded
                            + ".");
        }
    }

    @Test
    void aModelThatWasReplacedExplainsIfItHasBefore() throws IOException {
        WeightsToExplain.linear(folder);
        try (Model asked = Model.load(folder);
                Model unasked = Model.load(folder)) {
            String before = asked.explain(ROW).toString();
            String old = Digest.of(ModelFile.MODEL.in(folder));
            WeightsToExplain.network(folder);

            assertThat(asked.explain(ROW)).hasToString(before);
            assertThatThrownBy(() -> unasked.explain(ROW))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("model.onnx of " + folder
                            + " was replaced after it was loaded, and its first explanation needs it: its SHA-256 is "
                            + Digest.of(ModelFile.MODEL.in(folder)) + ", and was " + old
                            + ". Load the model anew; one whose file is to be replaced explains for good once it has"
                            + " explained a row.");
        }
    }

    @Test
    void unknownLabelsAreRefused() throws IOException {
        try (Model model = Model.load(WeightsToExplain.linear(folder))) {
            assertThatThrownBy(() -> model.explain(ROW, "yess"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model has no label 'yess'; did you mean 'yes'? Its labels are: no, yes.");
        }
    }
}
