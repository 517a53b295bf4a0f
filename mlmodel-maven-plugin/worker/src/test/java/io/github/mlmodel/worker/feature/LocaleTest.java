package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.worker.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleTest {

    private static final Table TABLE = RawRows.table(
            RawRows.texts("text", "Größe GRÖSSE İI iı", "Привет ПРИВЕТ", "TITLE title", ""),
            RawRows.texts("note", "iPhone 很好", "𠮷野家", "ภาษาไทย ข้าว", "ខ្មែរ GOOD"),
            RawRows.texts("city", "Köln", "İzmir", "I", "ı"));

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=C.UTF-8", "LC_ALL=no_SUCH.UTF-8", "unset"})
    void fileAndFeaturesAreTheSameInEveryLocale(String locale, @TempDir Path folder)
            throws IOException, InterruptedException, OrtException {
        Path result = folder.resolve("result");
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-cp",
                System.getProperty("java.class.path"),
                LocaleTest.class.getName(),
                result.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        if (!locale.equals("unset")) {
            builder.environment().put("LC_ALL", locale.substring("LC_ALL=".length()));
        }

        int exit = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(() -> log.toString()).isZero();
        assertThat(Files.readString(result, StandardCharsets.UTF_8)).isEqualTo(features());
    }

    /** Runs in the other process. */
    public static void main(String[] arguments) throws IOException, OrtException {
        Files.writeString(Path.of(arguments[0]), features(), StandardCharsets.UTF_8);
    }

    private static String features() throws OrtException {
        FeaturePlan plan = FeaturePlan.fit(
                TABLE,
                List.of(
                        new ColumnSchema("text", ColumnKind.TEXT),
                        new ColumnSchema("note", ColumnKind.TEXT),
                        new ColumnSchema("city", ColumnKind.CATEGORICAL)),
                FeatureSpec.byType(),
                FeatureNeeds.STANDARDISED,
                1);
        byte[] file = OnnxFile.write(plan.graph(), "test", Map.of());
        float[][] features = (float[][]) RawRows.run(plan.graph(), plan, TABLE, TrainedModel.INPUT);
        return Arrays.hashCode(file) + " " + Arrays.deepToString(features);
    }
}
