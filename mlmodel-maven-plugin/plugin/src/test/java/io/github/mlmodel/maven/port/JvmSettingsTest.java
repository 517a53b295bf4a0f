package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmSettingsTest {

    @Test
    void argumentsAreSeparatedByBlanks() {
        assertThat(JvmSettings.of(0, null, "  -Xmx4g\t-ea ", null, 0).arguments())
                .containsExactly("-Xmx4g", "-ea");
        assertThat(JvmSettings.of(0, null, " ", null, 0).arguments()).isEmpty();
        assertThat(JvmSettings.of(0, null, null, null, 0).arguments()).isEmpty();
    }

    @Test
    void noNumberOfThreadsMeansAllProcessors() {
        assertThat(JvmSettings.of(0, null, null, null, 0).threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(JvmSettings.of(3, null, null, null, 0).threads()).isEqualTo(3);
    }

    @Test
    void noTimeMeansNoLimit() {
        assertThat(JvmSettings.of(0, null, null, null, 0).timeout()).isNull();
        assertThat(JvmSettings.of(0, null, null, null, 90).timeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void noToolchainMeansNoRequirement() {
        assertThat(JvmSettings.of(0, null, null, null, 0).toolchain()).isEmpty();
        assertThat(JvmSettings.of(0, null, null, Map.of("version", "17"), 0).toolchain())
                .containsEntry("version", "17");
    }
}
