package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights of classes may be as far apart as elements allow: probabilities stay such, and rise where the weight is. */
class ExtremeWeightsTest {

    private static final int ROWS = 400;
    private static final float LEAST = 1e-6f;
    private static final float MOST = 1e6f;

    static Stream<Arguments> cases() {
        // A tree that grows until each leaf is of one class fits every row whatever it weighs.
        return Stream.of(
                        "gradient-boosting",
                        "logistic-regression",
                        "random-forest minSamplesLeaf",
                        "extra-trees minSamplesLeaf",
                        "decision-tree minSamplesLeaf")
                .flatMap(alias -> Stream.of(2, 3).flatMap(classes -> IntStream.range(0, classes)
                        .mapToObj(heavy -> Arguments.of(alias, classes, heavy))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theHeavyClassIsLikelierAndAllIsANumber(String alias, int classes, int heavy) {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(ROWS, classes, 5);
        float[] weights = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            weights[row] = data.target().ids()[row] == heavy ? MOST : LEAST;
        }
        TrainingData<FeatureMatrix, Target.Classes> weighted =
                new TrainingData<>(data.features(), data.target(), weights);

        float[] plain = predicted(alias, data, classes);
        float[] found = predicted(alias, weighted, classes);

        for (int row = 0; row < ROWS; row++) {
            float sum = 0;
            for (int c = 0; c < classes; c++) {
                assertThat(found[row * classes + c]).isBetween(0f, 1f);
                sum += found[row * classes + c];
            }
            assertThat(sum).isBetween(0.9999f, 1.0001f);
        }
        assertThat(mean(found, classes, heavy)).isGreaterThan(mean(plain, classes, heavy));
    }

    private static float[] predicted(String alias, TrainingData<FeatureMatrix, Target.Classes> data, int classes) {
        String[] words = alias.split(" ", -1);
        List<Parameter.Entry> parameters =
                words.length == 1 ? List.of() : List.of(new Parameter.Entry(words[1], new Parameter.Text("20")));
        return SampleData.train(new TrainerSpec(words[0], parameters), data, SampleData.context(2))
                .predict(SampleData.classification(ROWS, classes, 6).features())
                .values();
    }

    private static double mean(float[] probabilities, int classes, int label) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> probabilities[row * classes + label])
                .average()
                .orElseThrow();
    }
}
