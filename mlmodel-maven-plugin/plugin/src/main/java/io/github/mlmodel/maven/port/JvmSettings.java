package io.github.mlmodel.maven.port;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Takes the parameters as Maven gives them.
     *
     * @param threads 0 for as many as there are processors
     * @param arguments separated by blanks
     * @param timeout seconds, or 0 for no limit
     */
    public static JvmSettings of(
            int threads,
            @Nullable String jvm,
            @Nullable String arguments,
            @Nullable Map<String, String> toolchain,
            int timeout) {
        return new JvmSettings(
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
                jvm,
                Arrays.stream(Objects.requireNonNullElse(arguments, "").trim().split("\\s+"))
                        .filter(argument -> !argument.isEmpty())
                        .map(Objects::requireNonNull)
                        .toList(),
                toolchain == null ? Map.of() : toolchain,
                timeout > 0 ? Duration.ofSeconds(timeout) : null);
    }
}
