package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearPenaltyTest {

    private final List<String> warnings = new ArrayList<>();

    /** Features that plain least squares cannot cope with, of 120 rows: 80 to train on, and 40 others. */
    enum Awkward {
        ONE_HOT(random -> oneHot(random, 4)),
        ONE_HOT_OF_RARE_CATEGORIES(random -> oneHot(random, 70)),
        DUPLICATES(random -> {
            float[] one = numbers(random);
            return new float[][] {one, numbers(random), one.clone(), one.clone()};
        }),
        NEAR_DUPLICATES(random -> {
            float[] one = numbers(random);
            float[] other = one.clone();
            for (int row = 0; row < other.length; row++) {
                other[row] += 1e-5f * (float) random.nextGaussian();
            }
            return new float[][] {one, other, numbers(random)};
        }),
        A_SUM_OF_OTHERS(random -> {
            float[] one = numbers(random);
            float[] other = numbers(random);
            float[] sum = new float[one.length];
            for (int row = 0; row < sum.length; row++) {
                sum[row] = one[row] + other[row];
            }
            return new float[][] {one, other, sum};
        }),
        MORE_COLUMNS_THAN_ROWS(random -> many(random, 100)),
        AS_MANY_COLUMNS_AS_ROWS(random -> many(random, 79)),
        A_QUARTER_AS_MANY_COLUMNS_AS_ROWS(random -> many(random, 20)),
        FEW_COLUMNS(random -> many(random, 3)),
        HUGE_SCALES(random -> {
            float[][] columns = many(random, 4);
            for (int row = 0; row < columns[0].length; row++) {
                columns[0][row] = 1e9f + 1e6f * columns[0][row];
                columns[1][row] *= 1e9f;
            }
            return columns;
        }),
        CONSTANTS(random -> {
            float[] same = new float[120];
            Arrays.fill(same, 3.25f);
            return new float[][] {same, numbers(random), same.clone(), new float[120]};
        });

        @SuppressWarnings("ImmutableEnumChecker") // Functions of a seed.
        private final Function<Random, float[][]> columns;

        Awkward(Function<Random, float[][]> columns) {
            this.columns = columns;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultIsRidgeRegressionOfTheDocumentedStrength(Awkward awkward) {
        Sides sides = Sides.of(awkward.columns.apply(new Random(1)));
        double strength = sides.documentedStrength();

        float[] predicted = predict(sides);

        assertThat(predicted)
                .containsExactly(
                        RidgeReference.fit(sides.training, sides.targets, strength)
                                .predict(sides.others),
                        within(2e-3f));
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultIsNeverFarWorseThanTheMean(Awkward awkward) {
        for (int seed = 0; seed < 10; seed++) {
            Sides sides = Sides.of(awkward.columns.apply(new Random(seed)));

            assertThat(sides.r2(predict(sides))).isGreaterThan(-0.5);
        }
    }

    @Test
    void withoutAPenaltyAsManyColumnsAsRowsAreWorthLessThanTheMean() {
        Sides sides = Sides.of(Awkward.AS_MANY_COLUMNS_AS_ROWS.columns.apply(new Random(1)));

        assertThat(sides.r2(predict(sides, "0"))).isLessThan(-1);
        assertThat(sides.r2(predict(sides))).isGreaterThan(-0.1);
    }

    /** As many columns as rows, each of which tells a little, and much chance. */
    @Test
    void aStrongerPenaltyIsTakenWhereItDoesBetter() {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            float[][] columns = many(random, 75);
            double[] targets = new double[120];
            for (int row = 0; row < targets.length; row++) {
                targets[row] = 10 * random.nextGaussian();
                for (float[] column : columns) {
                    targets[row] += column[row];
                }
            }
            Sides sides = Sides.of(columns, targets);

            assertThat(sides.documentedStrength()).isGreaterThanOrEqualTo(10);
            assertThat(sides.r2(predict(sides))).isGreaterThan(sides.r2(predict(sides, "1")));
        }
    }

    @Test
    void aStrengthThatIsSetIsRidgeRegressionsAlpha() {
        Sides sides = Sides.of(many(new Random(1), 20));

        for (String set : List.of("0", "0.5", "30")) {
            assertThat(predict(sides, set))
                    .containsExactly(
                            RidgeReference.fit(sides.training, sides.targets, Double.parseDouble(set))
                                    .predict(sides.others),
                            within(1e-4f));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void theDefaultFollowsTheScaleOfWeights() {
        Sides sides = Sides.of(many(new Random(1), 20));
        float[] weights = new float[80];
        Arrays.fill(weights, 1000);

        float[] weighted = train(sides.matrix(), new Target.Numbers(sides.targets), weights, null)
                .predict(matrix(sides.others))
                .values();

        assertThat(weighted).containsExactly(predict(sides), within(1e-5f));
    }

    @Test
    void columnsThatSayTheSameAreWarnedOf() {
        predict(Sides.of(Awkward.DUPLICATES.columns.apply(new Random(1))));

        assertThat(warnings)
                .containsExactly("Trainer 'linear-regression': the matrix of features is nearly singular (condition"
                        + " number at least 1e15): 2 features (x2, x3) follow from those before, so that the rows do not"
                        + " determine the weights. The penalty shares them out; to have it otherwise, set <l2> in"
                        + " <trainer><parameters>, or exclude columns that say the same with <dataset><exclude>.");
    }

    @Test
    void categoriesAreWarnedOfWhereThePenaltyWasTakenAway() {
        Sides sides = Sides.of(oneHot(new Random(1), 4));
        FeatureMatrix plain = sides.matrix();
        FeatureMatrix categories = new FeatureMatrix(
                plain.rows(),
                plain.names(),
                plain.columns(),
                List.of(
                        new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, 1),
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "c", 1, 5)));

        train(categories, new Target.Numbers(sides.targets), null, null);
        assertThat(warnings).isEmpty();
        train(categories, new Target.Numbers(sides.targets), null, "0");

        assertThat(warnings)
                .containsExactly("Trainer 'linear-regression': the matrix of features is nearly singular (condition"
                        + " number at least 1e15): 1 feature (x4) follows from those before, so that the rows do not"
                        + " determine the weights. Leave <l2> out of <trainer><parameters>, or set <l2>1</l2>, or exclude"
                        + " columns that say the same with <dataset><exclude>.");
    }

    @Test
    void whatIsMadeOfOneColumnIsNotWarnedOf() {
        Sides sides = Sides.of(Awkward.DUPLICATES.columns.apply(new Random(1)));
        FeatureMatrix plain = sides.matrix();
        List<FeatureGroup> groups = IntStream.range(0, plain.width())
                .mapToObj(i -> new FeatureGroup(FeatureGroup.Kind.NUMERIC, "sold", i, i + 1))
                .toList();

        train(
                new FeatureMatrix(plain.rows(), plain.names(), plain.columns(), groups),
                new Target.Numbers(sides.targets),
                null,
                null);

        assertThat(warnings).isEmpty();
    }

    @Test
    void moreFeaturesThanCanBeDecomposedAreWarnedOfWhereThePenaltyWasTakenAway() {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (int c = 0; c < 3100; c++) {
            names.add("x" + c);
            columns.add(new FeatureColumn.Sparse(new int[] {c % 80}, new float[] {1}));
        }
        Target target = new Target.Numbers(new double[80]);

        train(new FeatureMatrix(80, names, columns), target, null, null);
        assertThat(warnings).isEmpty();
        train(new FeatureMatrix(80, names, columns), target, null, "0");

        assertThat(warnings)
                .containsExactly("Trainer 'linear-regression': the matrix of features is singular (3100 features, 80"
                        + " rows), so that the rows do not determine the weights. Leave <l2> out of"
                        + " <trainer><parameters>, or set <l2>1</l2>, or exclude columns that say the same with"
                        + " <dataset><exclude>.");
    }

    @ParameterizedTest
    @EnumSource
    void logisticRegressionStandsWhateverThisDoesNot(Awkward awkward) {
        Sides sides = Sides.of(awkward.columns.apply(new Random(1)));
        int[] classes = Arrays.stream(sides.targets)
                .mapToInt(target -> target > 0 ? 1 : 0)
                .toArray();
        TrainedModel<FeatureMatrix> model = SampleData.train(
                TrainerSpec.of("logistic-regression"),
                new TrainingData<>(sides.matrix(), new Target.Classes(List.of("no", "yes"), classes), null),
                SampleData.context(1));

        float[] probabilities = model.predict(matrix(sides.others)).values();
        int right = 0;
        for (int row = 0; row < sides.truth.length; row++) {
            assertThat(probabilities[2 * row]).isBetween(0f, 1f);
            right += (probabilities[2 * row + 1] > .5f) == (sides.truth[row] > 0) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(16);
    }

    private float[] predict(Sides sides) {
        return predict(sides, null);
    }

    private float[] predict(Sides sides, @Nullable String l2) {
        return train(sides.matrix(), new Target.Numbers(sides.targets), null, l2)
                .predict(matrix(sides.others))
                .values();
    }

    private TrainedModel<FeatureMatrix> train(
            FeatureMatrix features, Target target, float @Nullable [] weights, @Nullable String l2) {
        TrainerSpec spec = l2 == null
                ? TrainerSpec.of("linear-regression")
                : new TrainerSpec("linear-regression", List.of(new Parameter.Entry("l2", new Parameter.Text(l2))));
        Progress heard = new Progress() {
            @Override
            public void done(String unit, long done, long total) {}

            @Override
            public void warning(String text) {
                warnings.add(text);
            }
        };
        return SampleData.train(
                spec,
                new TrainingData<>(features, target, weights),
                new TrainingContext(7, 2, "cpu", Path.of("unused"), heard));
    }

    private static FeatureMatrix matrix(float[][] columns) {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> list = new ArrayList<>();
        for (float[] column : columns) {
            names.add("x" + names.size());
            list.add(new FeatureColumn.Dense(column));
        }
        return new FeatureMatrix(columns[0].length, names, list);
    }

    private static float[] numbers(Random random) {
        float[] numbers = new float[120];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[][] many(Random random, int width) {
        float[][] columns = new float[width][];
        Arrays.setAll(columns, c -> numbers(random));
        return columns;
    }

    /** A number, and a column for each of some categories; the last is 0 in all training rows but one. */
    private static float[][] oneHot(Random random, int categories) {
        float[][] columns = new float[categories + 1][120];
        columns[0] = numbers(random);
        for (int row = 0; row < 120; row++) {
            columns[1 + (row < categories ? row : random.nextInt(categories))][row] = 1;
        }
        return columns;
    }

    /** Rows to train on and others, with a target that depends on the first two columns, as much as these vary, and chance. */
    private record Sides(float[][] training, double[] targets, float[][] others, double[] truth) {

        static Sides of(float[][] columns) {
            Random noise = new Random(99);
            double[] all = new double[120];
            for (int c = 0; c < Math.min(2, columns.length); c++) {
                double mean = 0;
                double square = 0;
                for (float value : columns[c]) {
                    mean += value / 120.0;
                    square += value * (double) value / 120.0;
                }
                double deviation = Math.sqrt(square - mean * mean);
                for (int row = 0; row < 120; row++) {
                    all[row] += deviation < 1e-6 ? 0 : (columns[c][row] - mean) / deviation;
                }
            }
            for (int row = 0; row < 120; row++) {
                all[row] += 0.5 * noise.nextGaussian();
            }
            return of(columns, all);
        }

        static Sides of(float[][] columns, double[] all) {
            float[][] training = new float[columns.length][];
            float[][] others = new float[columns.length][];
            for (int c = 0; c < columns.length; c++) {
                training[c] = Arrays.copyOfRange(columns[c], 0, 80);
                others[c] = Arrays.copyOfRange(columns[c], 80, 120);
            }
            return new Sides(training, Arrays.copyOfRange(all, 0, 80), others, Arrays.copyOfRange(all, 80, 120));
        }

        FeatureMatrix matrix() {
            return LinearPenaltyTest.matrix(training);
        }

        /** The formula's, or the best by generalized cross-validation, from the whole hat matrix. */
        double documentedStrength() {
            double formula = Math.min(1, Math.max(training.length / 80.0, 80 / 1000.0));
            double best = formula;
            for (double stronger : new double[] {10, 100, 1000}) {
                if (training.length > 4 && crossValidated(stronger) < crossValidated(best)) {
                    best = stronger;
                }
            }
            return best;
        }

        private double crossValidated(double strength) {
            double left = 80;
            double residual = 0;
            float[] fitted = RidgeReference.fit(training, targets, strength).predict(training);
            for (int row = 0; row < 80; row++) {
                double[] one = new double[80];
                one[row] = 1;
                left -= RidgeReference.fit(training, one, strength).predict(training)[row];
                residual += (targets[row] - fitted[row]) * (targets[row] - fitted[row]);
            }
            return residual / (left * left);
        }

        double r2(float[] predicted) {
            double mean = Arrays.stream(truth).average().orElseThrow();
            double wrong = 0;
            double spread = 0;
            for (int row = 0; row < truth.length; row++) {
                wrong += (predicted[row] - truth[row]) * (predicted[row] - truth[row]);
                spread += (truth[row] - mean) * (truth[row] - mean);
            }
            return 1 - wrong / spread;
        }
    }
}
