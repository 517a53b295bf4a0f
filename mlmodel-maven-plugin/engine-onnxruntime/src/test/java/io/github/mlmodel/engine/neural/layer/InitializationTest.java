package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.neural.layer.Initializer.Chance;
import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {

    /** Deviation and bound by torch.nn.init of a weight [64, 32, 3, 3] and the defaults of torch.nn.Conv2d(32, 64, 3). */
    @ParameterizedTest
    @CsvSource({
        "default,         0.0340207, 0.0589256",
        "xavier-uniform,  0.0481125, 0.0833333",
        "xavier-normal,   0.0481125, 0",
        "kaiming-uniform, 0.0833333, 0.1443376",
        "kaiming-normal,  0.0833333, 0",
    })
    void weightsHaveTheDistributionOfPyTorch(String word, double deviation, double bound) {
        float[] values =
                Initialization.parse(word).initializer().values(List.of(64L, 32L, 3L, 3L), new CounterChance(7, "w"));

        double[] moments = moments(values);
        assertThat(values).hasSize(64 * 32 * 9);
        assertThat(moments[0]).isCloseTo(0, within(4 * deviation / Math.sqrt(values.length)));
        assertThat(moments[1]).isCloseTo(deviation, within(0.02 * deviation));
        if (bound > 0) {
            assertThat(moments[2]).isBetween(0.999 * bound, bound);
            assertThat(moments[3]).isCloseTo(1.8, within(0.03));
        } else {
            assertThat(moments[3]).isCloseTo(3, within(0.12));
        }
    }

    @Test
    void biasesFollowTheirLayersInputs() {
        double[] moments = moments(Initializers.bias(288).values(List.of(10_000L), new CounterChance(7, "b")));

        assertThat(moments[2]).isBetween(0.998 / Math.sqrt(288), 1 / Math.sqrt(288));
        assertThat(moments[1]).isCloseTo(1 / Math.sqrt(3 * 288), within(0.001));
    }

    @Test
    void embeddingsAreNormal() {
        double[] moments = moments(Initializers.NORMAL.values(List.of(1000L, 20L), new CounterChance(7, "e")));

        assertThat(moments[0]).isCloseTo(0, within(0.03));
        assertThat(moments[1]).isCloseTo(1, within(0.02));
        assertThat(moments[3]).isCloseTo(3, within(0.15));
    }

    @ParameterizedTest
    @CsvSource({"5, 12", "12, 5", "6, 6", "100, 100"})
    void orthogonalRowsOrColumnsHaveLengthOneAndProductZero(int rows, int columns) {
        float[] w = Initialization.ORTHOGONAL
                .initializer()
                .values(List.of((long) rows, (long) columns), new CounterChance(3, "w"));

        int vectors = Math.min(rows, columns);
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < vectors; j++) {
                double dot = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    dot += rows <= columns
                            ? w[i * columns + k] * w[j * columns + k]
                            : w[k * columns + i] * w[k * columns + j];
                }
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }

    @Test
    void numbersDependOnSeedAndNameAlone() {
        float[] first = Initializers.WEIGHT.values(List.of(4L, 4L), new CounterChance(1, "dense1.weight"));

        assertThat(Initializers.WEIGHT.values(List.of(4L, 4L), new CounterChance(1, "dense1.weight")))
                .isEqualTo(first);
        assertThat(Initializers.WEIGHT.values(List.of(4L, 4L), new CounterChance(2, "dense1.weight")))
                .isNotEqualTo(first);
        assertThat(Initializers.WEIGHT.values(List.of(4L, 4L), new CounterChance(1, "dense2.weight")))
                .isNotEqualTo(first);
    }

    @Test
    void numbersStayAsTheyWere() {
        Chance chance = new CounterChance(42, "dense1.weight");

        assertThat(List.of(chance.uniform(), chance.uniform(), chance.normal(), chance.normal()))
                .containsExactly(0.6967904993010173, 0.11814420692102434, -1.3873345502820127, 0.4163903371018484);
    }

    @Test
    void sequencesOfDifferentParametersDoNotCorrelate() {
        double product = 0;
        Chance a = new CounterChance(1, "a");
        Chance b = new CounterChance(1, "b");
        Chance c = new CounterChance(2, "a");
        double seeds = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            double x = a.normal();
            product += x * b.normal();
            seeds += x * c.normal();
        }

        assertThat(product / count).isCloseTo(0, within(4 / Math.sqrt(count)));
        assertThat(seeds / count).isCloseTo(0, within(4 / Math.sqrt(count)));
    }

    @Test
    void anInitializationReplacesWeightsOfDenseLayersAlone() {
        Evaluation pass = Evaluation.of(true, Map.of());
        Evaluation plain = Evaluation.of(true, Map.of());
        Network network = Layers.lines("residual\n  dense 4\nbatch-norm");

        network.initialized(Initialization.KAIMING_NORMAL).apply(pass.input("x", new float[8], 2, 4), pass);
        network.apply(plain.input("x", new float[8], 2, 4), plain);

        String weight = "residual1.dense2.weight";
        assertThat(pass.value(weight))
                .isEqualTo(Initialization.KAIMING_NORMAL
                        .initializer()
                        .values(List.of(4L, 4L), new CounterChance(1, weight)))
                .isNotEqualTo(plain.value(weight));
        assertThat(pass.value("residual1.dense2.bias")).isEqualTo(plain.value("residual1.dense2.bias"));
        assertThat(pass.value("batch_norm3.weight")).containsExactly(1, 1, 1, 1);
    }

    @Test
    void anUnknownInitializationIsRefused() {
        assertThatThrownBy(() -> Initialization.parse("kaiming-norml"))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "<initialization> is 'kaiming-norml', which is unknown; did you mean 'kaiming-normal'? Use one"
                                + " of: default, xavier-uniform, xavier-normal, kaiming-uniform, kaiming-normal, orthogonal.");
    }

    /** Returns mean, deviation, largest absolute value, kurtosis. */
    private static double[] moments(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double second = 0;
        double fourth = 0;
        double largest = 0;
        for (float value : values) {
            double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
            largest = Math.max(largest, Math.abs(value));
        }
        second /= values.length;
        return new double[] {mean, Math.sqrt(second), largest, fourth / values.length / second / second};
    }
}
