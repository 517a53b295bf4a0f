package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFingerprintTest {

    @TempDir
    Path folder;

    @Test
    void aBaseIsPartOfTheKeyByItsContentAndNotByItsName() throws IOException {
        Fingerprint before = fingerprint("backbone.onnx", "one");
        Fingerprint renamed = fingerprint("group:backbone:1:onnx", "one");
        Fingerprint changed = fingerprint("backbone.onnx", "two");

        assertThat(renamed.key()).isEqualTo(before.key());
        assertThat(changed.changesSince(before))
                .containsExactly("base backbone.onnx changed (" + Fingerprint.shortened(value(before)) + " → "
                        + Fingerprint.shortened(value(changed)) + ")");
        assertThat(before.specification().get("trainer").toString())
                .isEqualTo("{\"parameters\":[{\"name\":\"epochs\",\"value\":\"2\"}],\"type\":\"neural-network\"}");
        assertThat(before.besideRows()).containsEntry("base", value(before));
    }

    private static String value(Fingerprint fingerprint) {
        return fingerprint.inputs().stream()
                .filter(input -> input.role().equals("base"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private Fingerprint fingerprint(String name, String content) throws IOException {
        Path file = folder.resolve(content + name.length());
        Files.writeString(file, content);
        TrainerSpec trainer = new TrainerSpec(
                "neural-network",
                List.of(
                        new Parameter.Entry("base", new Parameter.Text(name)),
                        new Parameter.Entry("epochs", new Parameter.Text("2"))));
        ModelSpec spec = new ModelSpec(
                "digits", "", null, DatasetSpec.of("datasets/digits.csv", "digit"), FeatureSpec.byType(), trainer, 42);
        return Fingerprints.of(
                spec,
                List.of(),
                new DataFile(name, file),
                new DigestCache(folder.resolve("digests.json")),
                List.of(),
                "engine 1");
    }
}
