package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInputsTest {

    @TempDir
    Path folder;

    @Test
    void metricsAreWhatTheirCodeAndWhatItNeedsAre() throws IOException {
        GivenModule given = GivenModule.in(folder);
        String withoutCode = metrics(given, "a1b2c3d4");

        given.write("src/evaluate/java/org/acme/Cost.java", "class Cost {}");
        String first = metrics(given, "a1b2c3d4");

        assertThat(metrics(given, "c3d4e5f6")).isNotEqualTo(first);
        assertThat(metrics(given, "a1b2c3d4")).isEqualTo(first).startsWith(withoutCode + ", src/evaluate ");
    }

    private static String metrics(GivenModule given, String prices) throws IOException {
        return given.needs(new CodeNeeds() {
                    @Override
                    public List<Input> ofTrainers() {
                        return List.of();
                    }

                    @Override
                    public List<Input> ofMetrics() {
                        return List.of(
                                Input.code("org/acme/Prices.java", "src/main/java/org/acme/Prices.java", prices));
                    }
                })
                .module()
                .inputs()
                .metricsDigest();
    }
}
