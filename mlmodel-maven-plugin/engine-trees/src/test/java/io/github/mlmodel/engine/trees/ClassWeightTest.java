package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class of weight 3 is a class each of whose rows stands there three times. */
class ClassWeightTest {

    private static final int WEIGHT = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decision-tree|",
                "decision-tree|maxDepth=4",
                "random-forest|bootstrap=false,maxFeatures=all,trees=3",
                "logistic-regression|tolerance=1e-9",
                "logistic-regression|tolerance=1e-9,C=0.1",
            })
    void aWeightOfThreeIsEachRowThreeTimes(String alias, String parameters) {
        for (int classes : new int[] {2, 3}) {
            TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(200, classes, 5);
            FeatureMatrix unseen = SampleData.classification(200, classes, 6).features();

            float[] weighted = predict(
                    alias, parameters, new TrainingData<>(data.features(), data.target(), weights(data)), unseen);
            float[] plain = predict(alias, parameters, data, unseen);

            assertThat(weighted)
                    .containsExactly(predict(alias, parameters, select(data, repeated(data)), unseen), within(1e-4f))
                    .isNotEqualTo(plain);
        }
    }

    /** Of those whose trees depend on chance, or whose bins depend on weights, it holds nearly. */
    @ParameterizedTest
    @CsvSource({"random-forest,minSamplesLeaf=20", "extra-trees,minSamplesLeaf=20", "gradient-boosting,rounds=20"})
    void aWeightMakesAClassAboutAsLikelyAsItsRowsRepeated(String alias, String parameters) {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(600, 2, 5);
        FeatureMatrix unseen = SampleData.classification(400, 2, 6).features();
        TrainingData<FeatureMatrix, ?> weighted = new TrainingData<>(data.features(), data.target(), weights(data));

        double plain = mean(predict(alias, parameters, data, unseen));
        double heavy = mean(predict(alias, parameters, weighted, unseen));
        double repeated = mean(predict(alias, parameters, select(data, repeated(data)), unseen));

        assertThat(heavy).isGreaterThan(plain + 0.05).isCloseTo(repeated, within(0.04));
    }

    /** Returns the mean probability of the last of two classes. */
    private static double mean(float[] probabilities) {
        return IntStream.range(0, probabilities.length / 2)
                .mapToDouble(row -> probabilities[2 * row + 1])
                .average()
                .orElseThrow();
    }

    private static int[] repeated(TrainingData<FeatureMatrix, Target.Classes> data) {
        int[] ids = data.target().ids();
        return IntStream.range(0, data.rows())
                .flatMap(row -> IntStream.range(0, ids[row] == 1 ? WEIGHT : 1).map(time -> row))
                .toArray();
    }

    private static float[] weights(TrainingData<FeatureMatrix, Target.Classes> data) {
        float[] weights = new float[data.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = data.target().ids()[row] == 1 ? WEIGHT : 1;
        }
        return weights;
    }

    private static float[] predict(
            String alias, String parameters, TrainingData<FeatureMatrix, ?> data, FeatureMatrix unseen) {
        List<Parameter.Entry> entries = parameters == null
                ? List.of()
                : Arrays.stream(parameters.split(",", -1))
                        .map(parameter -> parameter.split("=", -1))
                        .map(pair -> new Parameter.Entry(pair[0], new Parameter.Text(pair[1])))
                        .toList();
        return SampleData.train(new TrainerSpec(alias, entries), data, SampleData.context(2))
                .predict(unseen)
                .values();
    }

    private static TrainingData<FeatureMatrix, ?> select(TrainingData<FeatureMatrix, Target.Classes> data, int[] rows) {
        List<FeatureColumn> columns = new ArrayList<>();
        for (FeatureColumn column : data.features().columns()) {
            float[] values = new float[data.rows()];
            if (column instanceof FeatureColumn.Dense dense) {
                System.arraycopy(dense.values(), 0, values, 0, values.length);
            } else if (column instanceof FeatureColumn.Sparse sparse) {
                for (int i = 0; i < sparse.rows().length; i++) {
                    values[sparse.rows()[i]] = sparse.values()[i];
                }
            }
            float[] selected = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = values[rows[i]];
            }
            columns.add(new FeatureColumn.Dense(selected));
        }
        int[] ids = Arrays.stream(rows).map(row -> data.target().ids()[row]).toArray();
        return new TrainingData<>(
                new FeatureMatrix(rows.length, data.features().names(), columns),
                new Target.Classes(data.target().labels(), ids),
                null);
    }
}
