package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.maven.config.RawConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JvmSettingsTest {

    private static final RawConfiguration CONFIGURATION = new RawConfiguration(new DefaultExpressionEvaluator() {
        @Override
        public @Nullable Object evaluate(String text) {
            return text.equals("${nothing}") ? null : text.replace("${flags}", "-ea -da");
        }
    });

    @Test
    void argumentsAreSeparatedByBlanks() {
        assertThat(arguments("  -Xmx4g\t-ea ")).containsExactly("-Xmx4g", "-ea");
        assertThat(arguments("-Xmx4g ${flags}")).containsExactly("-Xmx4g", "-ea", "-da");
        assertThat(arguments(" ")).isEmpty();
        assertThat(arguments("${nothing}")).isEmpty();
        assertThat(JvmSettings.arguments(null, CONFIGURATION)).isEmpty();
    }

    @Test
    void argumentsAreNoElements() {
        DefaultPlexusConfiguration written = new DefaultPlexusConfiguration("jvmArgs");
        written.addChild("arg", "-Xmx4g");

        assertThatThrownBy(() -> JvmSettings.arguments(written, CONFIGURATION))
                .hasMessage("<jvmArgs> has elements. Write one text into it, whose parts are separated by blanks.");
    }

    private static List<String> arguments(String text) {
        return JvmSettings.arguments(new DefaultPlexusConfiguration("jvmArgs", text), CONFIGURATION);
    }

    @Test
    void noNumberOfThreadsMeansAllProcessors() {
        assertThat(JvmSettings.of(0, null, List.of(), null, 0).threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(JvmSettings.of(3, null, List.of(), null, 0).threads()).isEqualTo(3);
    }

    @Test
    void noTimeMeansNoLimit() {
        assertThat(JvmSettings.of(0, null, List.of(), null, 0).timeout()).isNull();
        assertThat(JvmSettings.of(0, null, List.of(), null, 90).timeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void noToolchainMeansNoRequirement() {
        assertThat(JvmSettings.of(0, null, List.of(), null, 0).toolchain()).isEmpty();
        assertThat(JvmSettings.of(0, null, List.of(), Map.of("version", "17"), 0)
                        .toolchain())
                .containsEntry("version", "17");
    }
}
