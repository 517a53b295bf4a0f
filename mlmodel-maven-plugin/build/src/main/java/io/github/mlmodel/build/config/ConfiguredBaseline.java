package io.github.mlmodel.build.config;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a model is compared with.
 *
 * @param named the bundle, as the POM names it; absent where it names none
 * @param accepted a person's word that the model may go though it cannot be compared; absent where there is none
 */
public record ConfiguredBaseline(
        @Nullable String named, @Nullable Acceptance accepted) {

    /** Compares with nothing. */
    public static final ConfiguredBaseline NONE = new ConfiguredBaseline(null, null);

    /**
     * A person's word that a model may go though it cannot be compared.
     *
     * @param reason why
     * @param until the last day on which it counts
     */
    public record Acceptance(String reason, LocalDate until) {}
}
