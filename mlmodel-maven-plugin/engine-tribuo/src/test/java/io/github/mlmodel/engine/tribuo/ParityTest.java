package io.github.mlmodel.engine.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every supported trainer's graph gives in ONNX Runtime what Tribuo's own model predicts. */
class ParityTest {

    /** Names a file for the table of the largest differences; scripts/measure-parity.sh does. */
    private static final String TABLE = "mlmodel.parity.table";

    private static final List<String> LINES = Collections.synchronizedList(new ArrayList<>());

    @TestFactory
    Stream<DynamicTest> graphPredictsWhatTribuoPredicts() {
        return TrainerCase.all().stream()
                .flatMap(one -> one.task() == Task.REGRESSION
                        ? Stream.of(test(one, 0))
                        : IntStream.of(2, 3).mapToObj(classes -> test(one, classes)));
    }

    private static DynamicTest test(TrainerCase one, int classes) {
        String kind = classes == 0 ? "regression" : classes + " classes";
        String name = one.name() + ", " + kind + ", " + one.shape().name().toLowerCase(Locale.ROOT);
        return DynamicTest.dynamicTest(name, () -> {
            TrainingData<FeatureMatrix, ?> data = SmallData.of(one.task(), classes, one.shape());
            TrainedModel<FeatureMatrix> model = train(one, data);
            double largest = 0;
            for (FeatureMatrix features : List.of(data.features(), SmallData.unseen(one.shape()))) {
                largest = Math.max(largest, largest(data, model, features));
            }
            LINES.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.1e |",
                    Catalog.simpleName(one.spec().type()),
                    one.name(),
                    kind,
                    one.shape().name().toLowerCase(Locale.ROOT),
                    largest));
            assertThat(largest).isLessThanOrEqualTo(1e-5);
        });
    }

    private static TrainedModel<FeatureMatrix> train(TrainerCase one, TrainingData<FeatureMatrix, ?> data) {
        TrainingContext context = new TrainingContext(42, 1, "cpu", Path.of("unused"), Progress.NONE);
        return SmallData.train(one.spec(), data, context);
    }

    /** Returns the largest |a − b| / (s + |b|). */
    private static double largest(
            TrainingData<FeatureMatrix, ?> data, TrainedModel<FeatureMatrix> model, FeatureMatrix features)
            throws OrtException {
        float[] expected = model.predict(features).values();
        float[] actual = run(model.graph(), features);
        assertThat(actual).hasSameSizeAs(expected);
        double scale = data.target().choose(classes -> 1.0, numbers -> deviation(numbers.values()));
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isFinite();
            largest = Math.max(largest, Math.abs((double) actual[i] - expected[i]) / (scale + Math.abs(expected[i])));
        }
        if (model.kind() == Predicted.Kind.PROBABILITIES) {
            checkSums(actual, actual.length / features.rows());
        }
        return largest;
    }

    private static void checkSums(float[] probabilities, int classes) {
        for (int row = 0; row < probabilities.length; row += classes) {
            double sum = 0;
            for (int label = 0; label < classes; label++) {
                assertThat(probabilities[row + label]).isBetween(0f, 1.000001f);
                sum += probabilities[row + label];
            }
            assertThat(Math.abs(sum - 1)).isLessThan(1e-5);
        }
    }

    private static double deviation(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        return Math.sqrt(java.util.Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    private static float[] run(VersionedGraph graph, FeatureMatrix features) throws OrtException {
        byte[] file = OnnxFile.write(graph, "model");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {features.rows(), features.width()};
        try (OrtSession session = environment.createSession(file);
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(SmallData.rowMajor(features)), shape);
                OrtSession.Result result = session.run(Map.of(TrainedModel.INPUT, input))) {
            FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    @AfterAll
    static void writeTable() throws IOException {
        String file = System.getProperty(TABLE, "");
        if (!file.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add("| trainer | configuration | task | features | largest difference |");
            lines.add("|---|---|---|---|---|");
            lines.addAll(LINES);
            Files.write(Path.of(file), lines);
        }
    }
}
