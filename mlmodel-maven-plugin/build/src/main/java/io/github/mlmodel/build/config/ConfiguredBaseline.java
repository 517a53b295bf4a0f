package io.github.mlmodel.build.config;

import io.github.mlmodel.grade.check.GateChanges;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model is compared with.
 *
 * @param named {@link #RELEASE}, coordinates of a bundle, or its path, as the POM has it; absent where there is nothing to
 *     compare with
 * @param required whether it is an error that no version is released
 * @param gateChanges what becomes of a grade whose gates are looser than the baseline's
 * @param compatibility what becomes of a model that breaks those who use the baseline
 * @param accepted a person's word that the model may go though it cannot be compared; absent where there is none
 */
public record ConfiguredBaseline(
        @Nullable String named,
        boolean required,
        GateChanges gateChanges,
        Compatibility compatibility,
        @Nullable Acceptance accepted) {

    /** Names the same model of the highest released version below the project's. */
    public static final String RELEASE = "RELEASE";

    /** Compares with nothing. */
    public static final ConfiguredBaseline NONE = new ConfiguredBaseline(null, null);

    /** Makes one that may be absent. */
    public ConfiguredBaseline(@Nullable String named, @Nullable Acceptance accepted) {
        this(named, false, accepted);
    }

    /** Makes one whose looser gates are warned of. */
    public ConfiguredBaseline(@Nullable String named, boolean required, @Nullable Acceptance accepted) {
        this(named, required, GateChanges.WARN, accepted);
    }

    /** Makes one for which nothing is written of those who use it. */
    public ConfiguredBaseline(
            @Nullable String named, boolean required, GateChanges gateChanges, @Nullable Acceptance accepted) {
        this(named, required, gateChanges, Compatibility.BY_VERSION, accepted);
    }

    /** Returns the same, with another choice for those who use it. */
    public ConfiguredBaseline with(Compatibility other) {
        return new ConfiguredBaseline(named, required, gateChanges, other, accepted);
    }

    /** Returns whether the POM says that the model is compared with an earlier one. */
    public boolean isWritten() {
        return named != null || compatibility == Compatibility.WARN || compatibility == Compatibility.FAIL;
    }

    /** Returns whether an earlier model is looked for: a release is compared with one where nothing is written, too. */
    public boolean isLookedFor(boolean snapshot) {
        return isWritten() || (compatibility == Compatibility.BY_VERSION && !snapshot);
    }

    /** Returns whether that is the last release. */
    public boolean isOfRelease(boolean snapshot) {
        return isLookedFor(snapshot) && (named == null || named.equals(RELEASE));
    }

    /** Returns the file of the project that is named, if it is one. */
    public Optional<String> file() {
        return Optional.ofNullable(named)
                .filter(name -> !name.equals(RELEASE))
                .filter(name -> BundleCoordinates.of(name).isEmpty());
    }

    /**
     * A person's word that a model may go though it cannot be compared.
     *
     * @param reason why
     * @param until the last day on which it counts
     */
    public record Acceptance(String reason, LocalDate until) {}
}
