package io.github.mlmodel.engine.neural.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With {@code n} numbers, what is estimated has a standard error of about {@code 1 / sqrt(n)}: four of these are allowed. */
class RandomSitesTest {

    private static final int STEPS = 40;
    private static final int ROWS = 32;
    private static final int WIDTH = 125;
    private static final int COUNT = STEPS * ROWS * WIDTH;
    private static final double ERROR = 4 / Math.sqrt(COUNT);

    @Test
    void numbersAreEquallyLikelyEverywhere() throws OrtException {
        float[] numbers = numbers(3, 0, 1);

        double sum = 0;
        double squares = 0;
        int[] bins = new int[64];
        for (float number : numbers) {
            assertThat(number).isBetween(0f, Math.nextDown(1f));
            sum += number;
            squares += (number - 0.5) * (number - 0.5);
            bins[(int) (number * bins.length)]++;
        }
        double chiSquare = 0;
        for (int bin : bins) {
            double expected = (double) COUNT / bins.length;
            chiSquare += (bin - expected) * (bin - expected) / expected;
        }
        assertThat(sum / COUNT).isCloseTo(0.5, within(ERROR * Math.sqrt(1 / 12.0)));
        assertThat(squares / COUNT).isCloseTo(1 / 12.0, within(ERROR * Math.sqrt(1 / 180.0)));
        // 63 degrees of freedom: mean 63, standard deviation 11.2.
        assertThat(chiSquare).isBetween(63 - 45.0, 63 + 45.0);
    }

    @Test
    void neighboursRowsAndStepsAreNotCorrelated() throws OrtException {
        float[] numbers = numbers(3, 0, 1);

        for (int lag : new int[] {1, 2, 3, 7, WIDTH, 2 * WIDTH, ROWS * WIDTH, 2 * ROWS * WIDTH}) {
            assertThat(correlation(numbers, numbers, lag)).as("lag %d", lag).isCloseTo(0, within(ERROR));
        }
    }

    @Test
    void seedsAndPlacesInTheNetworkAreNotCorrelated() throws OrtException {
        assertThat(correlation(numbers(3, 0, 1), numbers(4, 0, 1), 0)).isCloseTo(0, within(ERROR));
        assertThat(correlation(numbers(3, 0, 1), numbers(3, 1, 1), 0)).isCloseTo(0, within(ERROR));
    }

    /** Dropout decides by comparing: how many of three neighbours fall below a half must be as for independent numbers. */
    @Test
    void threeNeighboursFallBelowAHalfAsOftenAsIndependentOnes() throws OrtException {
        float[] numbers = numbers(5, 0, 1);

        int[] counts = new int[4];
        for (int i = 0; i + 2 < COUNT; i += 3) {
            int below = (numbers[i] < 0.5f ? 1 : 0) + (numbers[i + 1] < 0.5f ? 1 : 0) + (numbers[i + 2] < 0.5f ? 1 : 0);
            counts[below]++;
        }
        int triples = COUNT / 3;
        double all = triples;
        double allowed = 4 / Math.sqrt(all);
        assertThat(counts[0] / all).isCloseTo(1 / 8.0, within(allowed));
        assertThat(counts[1] / all).isCloseTo(3 / 8.0, within(allowed));
        assertThat(counts[2] / all).isCloseTo(3 / 8.0, within(allowed));
        assertThat(counts[3] / all).isCloseTo(1 / 8.0, within(allowed));
    }

    @Test
    void oneThreadAndTwoGiveTheSameNumbers() throws OrtException {
        assertThat(numbers(3, 0, 2)).containsExactly(numbers(3, 0, 1));
    }

    private static double correlation(float[] a, float[] b, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < COUNT; i++) {
            sum += (a[i] - 0.5) * (b[i + lag] - 0.5);
        }
        return sum / (COUNT - lag) * 12;
    }

    private static float[] numbers(long seed, int site, int threads) throws OrtException {
        StepBody body = new StepBody(List.of(), 1, TensorGraph.OPSET);
        RandomSites sites = new RandomSites(body.outer(), body.body(), body.step());
        Graph graph = body.build(Map.of(), Map.of("numbers", sites.uniform(ROWS, WIDTH)), 0);
        OrtEnvironment environment = NativeLibrary.environment();
        NativeTensors tensors = new NativeTensors(environment);
        double[] keys = RandomSites.keys(seed, site, 0, STEPS, ROWS);
        try (OrtSession.SessionOptions options = Device.open("cpu").options(threads, false);
                OrtSession session = environment.createSession(OnnxFile.write(graph, "numbers", Map.of()), options);
                OnnxTensor steps = tensors.longs(new long[] {STEPS});
                OnnxTensor index = tensors.longs(new long[STEPS], STEPS, 1);
                OnnxTensor random = tensors.doubles(keys, STEPS, ROWS, 2);
                OrtSession.Result result = session.run(
                        Map.of(StepBody.STEPS, steps, StepBody.INDEX, index, RandomSites.INPUT + 0, random))) {
            return NativeTensors.floats((OnnxTensor) result.get(0));
        }
    }
}
