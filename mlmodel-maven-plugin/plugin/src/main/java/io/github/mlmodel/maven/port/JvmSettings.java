package io.github.mlmodel.maven.port;

import io.github.mlmodel.maven.config.RawConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is told about the JVM of its worker.
 *
 * @param threads how many threads may work
 * @param jvm the {@code java} executable, or the home of a JDK, or absent
 * @param arguments the user's own arguments
 * @param toolchain requirements on the JDK toolchain; may be empty
 * @param timeout the time limit, or absent for none
 */
public record JvmSettings(
        int threads,
        @Nullable String jvm,
        List<String> arguments,
        Map<String, String> toolchain,
        @Nullable Duration timeout) {

    /** Copies the list. */
    public JvmSettings {
        arguments = List.copyOf(arguments);
    }

    /**
     * Takes the parameters as Maven gives them.
     *
     * @param threads 0 for as many as there are processors
     * @param timeout seconds, or 0 for no limit
     */
    public static JvmSettings of(
            int threads,
            @Nullable String jvm,
            List<String> arguments,
            @Nullable Map<String, String> toolchain,
            int timeout) {
        return new JvmSettings(
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
                jvm,
                arguments,
                toolchain == null ? Map.of() : toolchain,
                timeout > 0 ? Duration.ofSeconds(timeout) : null);
    }

    /**
     * Reads the user's own arguments, which Maven hands over as they are written: what it puts into a text itself it prints
     * with {@code -X}.
     *
     * @param written separated by blanks, or an expression for that
     */
    public static List<String> arguments(@Nullable PlexusConfiguration written, RawConfiguration configuration) {
        String text = written == null ? "" : configuration.text(written);
        return Stream.of(text.trim().split("\\s+"))
                .filter(argument -> !argument.isEmpty())
                .toList();
    }
}
