package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.TreesToExplain.Ending;
import io.github.mlmodel.runtime.explain.AllSubsets;
import io.github.mlmodel.runtime.explain.CoveredTrees;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns contribute to trees is what the definition says, a sum over all subsets of the columns. */
class TreeExplanationTest {

    private static final int ROWS = 40;

    /** A model, and what is asked of it. */
    private record Case(TreesToExplain trees, Model model, TreeSums sums) {

        static Case of(Ending ending) throws BeyondJava {
            TreesToExplain trees = TreesToExplain.of(ending.name().hashCode(), ending == Ending.SHARES ? 3 : 1);
            if (ending == Ending.SHARE) {
                trees.ofShares();
            }
            return new Case(trees, trees.model(ending), CoveredTrees.sums(trees.trees()));
        }

        double expected(Map<String, @Nullable Object> row, int known, int target) {
            return AllSubsets.expected(
                    sums, TreesToExplain.FEATURE_COLUMNS, TreesToExplain.features(row), known, target);
        }

        /** Asserts contributions against a function of one sum. */
        void require(Explanation found, Map<String, @Nullable Object> row, int target, DoubleUnaryOperator of) {
            double[] expected =
                    AllSubsets.shapley(TreesToExplain.COLUMNS, known -> of.applyAsDouble(expected(row, known, target)));
            Map<String, Double> amounts = new HashMap<>();
            found.contributions().forEach(it -> amounts.put(it.column(), it.amount()));
            List<String> columns = model.columns();
            IntStream.range(0, expected.length).forEach(column -> assertThat(amounts.get(columns.get(column)))
                    .as("%s of %s", columns.get(column), row)
                    .isCloseTo(expected[column], within(1e-9)));
            assertThat(found.base()).isCloseTo(of.applyAsDouble(expected(row, 0, target)), within(1e-9));
            double sum = found.base();
            for (Explanation.Contribution contribution : found.contributions()) {
                sum += contribution.amount();
            }
            assertThat(found.value()).isEqualTo(sum);
            assertThat(found.standardError()).isEmpty();
        }
    }

    private static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    @Test
    void forestsAreExplainedAsProbabilities() throws BeyondJava {
        Case forest = Case.of(Ending.SHARE);
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> row = TreesToExplain.row(random);

            Explanation yes = forest.model.explain(row, "yes");
            Explanation no = forest.model.explain(row, "no");

            assertThat(yes.scale()).isEqualTo(ContributionScale.PROBABILITY);
            forest.require(yes, row, 0, sum -> sum);
            forest.require(no, row, 0, sum -> 1 - sum);
            assertThat(yes.value()).isCloseTo(forest.model.predict(row).probability("yes"), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ODDS", "LOGISTIC"})
    void boostingOfTwoLabelsIsExplainedAsLogOdds(Ending ending) throws BeyondJava {
        Case boosting = Case.of(ending);
        double added = ending == Ending.ODDS ? 0.5 : 0;
        Random random = new Random(2);
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> row = TreesToExplain.row(random);

            Explanation yes = boosting.model.explain(row, "yes");
            Explanation no = boosting.model.explain(row, "no");

            assertThat(yes.scale()).isEqualTo(ContributionScale.LOG_ODDS);
            boosting.require(yes, row, 0, sum -> sum + added);
            boosting.require(no, row, 0, sum -> -sum - added);
            double predicted = boosting.model.predict(row).probability("yes");
            assertThat(probability(yes.value())).isCloseTo(predicted, within(1e-6));
            assertThat(yes.steps()[0]).isCloseTo(probability(yes.base()), within(1e-6));
            assertThat(yes.steps()[TreesToExplain.COLUMNS]).isCloseTo(predicted, within(1e-6));
        }
    }

    @Test
    void boostingOfSeveralLabelsIsExplainedAsTheMarginOfOne() throws BeyondJava {
        Case boosting = Case.of(Ending.SHARES);
        Random random = new Random(3);
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> row = TreesToExplain.row(random);

            Explanation predicted = boosting.model.explain(row);

            String label = boosting.model.predict(row).label();
            assertThat(predicted.label()).contains(label);
            assertThat(predicted.scale()).isEqualTo(ContributionScale.MARGIN);
            assertThat(predicted.reasons(TreesToExplain.COLUMNS)).allSatisfy(reason -> assertThat(predicted.sentences())
                    .anyMatch(sentence -> sentence.startsWith(reason.column()) && sentence.contains(" raises ")));
            boosting.require(predicted, row, boosting.model.labels().indexOf(label), sum -> sum);
            assertThat(predicted.steps()[TreesToExplain.COLUMNS])
                    .isCloseTo(boosting.model.predict(row).probability(label), within(1e-6));
        }
    }

    @Test
    void numbersAreExplainedAsTheyAre() throws BeyondJava {
        Case regression = Case.of(Ending.NUMBER);
        Random random = new Random(4);
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> row = TreesToExplain.row(random);

            Explanation found = regression.model.explain(row);

            assertThat(found.scale()).isEqualTo(ContributionScale.VALUE);
            assertThat(found.label()).isEmpty();
            regression.require(found, row, 0, sum -> 10 * sum + 100);
            assertThat(found.value()).isCloseTo(regression.model.predict(row).value(), within(1e-4));
        }
    }

    @Test
    void numbersOfWhichTreesGiveTheLogarithmAreExplainedByIt() throws BeyondJava {
        Case regression = Case.of(Ending.LOGARITHM);
        Map<String, @Nullable Object> row = TreesToExplain.row(new Random(5));

        Explanation found = regression.model.explain(row);

        assertThat(found.scale()).isEqualTo(ContributionScale.LOGARITHM);
        regression.require(found, row, 0, sum -> sum);
        assertThat(found.steps()[TreesToExplain.COLUMNS])
                .isCloseTo(regression.model.predict(row).value(), within(1e-5));
    }

    /** As a model of an earlier version, or one from elsewhere: predictions alone could explain it, over a background. */
    @Test
    void treesThatDoNotSayHowTheTrainingDataDividesNeedABackground() {
        TreesToExplain trees = TreesToExplain.of(1, 1);
        trees.trees().remove("nodes_hitrates");
        try (Model model = trees.model(Ending.ODDS)) {
            assertThatThrownBy(() -> model.explain(TreesToExplain.row(new Random(1))))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage(
                            "The predictions of model.onnx of m cannot be explained: nothing says what the columns were"
                                    + " in training, for there is no statistics.json beside the model. Train the model by this"
                                    + " version of the plugin.");
        }
    }

    /** Tools that know no covers write 1 at each node. */
    @ParameterizedTest
    @ValueSource(floats = {1, -1, Float.NaN, Float.POSITIVE_INFINITY})
    void treesWhoseCoversMakeNoSenseNeedABackground(float cover) {
        TreesToExplain trees = TreesToExplain.of(1, 1);
        float[] covers =
                new float[((float[]) Objects.requireNonNull(trees.trees().get("nodes_hitrates"))).length];
        Arrays.fill(covers, cover);
        trees.trees().put("nodes_hitrates", covers);
        try (Model model = trees.model(Ending.ODDS)) {
            assertThatThrownBy(() -> model.explain(TreesToExplain.row(new Random(1))))
                    .isInstanceOf(MlModelException.class)
                    .hasMessageStartingWith(
                            "The predictions of model.onnx of m cannot be explained: nothing says what");
        }
    }

    @Test
    void rowsByPlacesAreExplainedLikeMaps() throws BeyondJava {
        Model model = Case.of(Ending.ODDS).model;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("age", 2);
        values.put("income", null);
        values.put("plan", "gold");
        values.put("since", "1970-01-20");
        Row row = model.newRow();
        row.set(0, 2).set(1, Double.NaN).set(2, "gold").set(3, 19 * 86_400.0);

        assertThat(model.explain(row)).hasToString(model.explain(values).toString());
        assertThat(model.explain(row, "no"))
                .hasToString(model.explain(values, "no").toString());
    }
}
