package io.github.mlmodel.maven.config;

import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The element {@code <trainer>}: a name such as {@code random-forest}, or elements. */
public final class TrainerElement {

    private @Nullable String type;
    private @Nullable PlexusConfiguration parameters;

    /** Takes the short form, {@code <trainer>random-forest</trainer>}. */
    public void set(String type) {
        this.type = type;
    }

    /** Returns {@code <type>}. */
    public @Nullable String getType() {
        return type;
    }

    /** Sets {@code <type>}. */
    public void setType(String type) {
        this.type = type;
    }

    /** Returns {@code <parameters>}. */
    public @Nullable PlexusConfiguration getParameters() {
        return parameters;
    }

    /** Sets {@code <parameters>}. */
    public void setParameters(PlexusConfiguration parameters) {
        this.parameters = parameters;
    }
}
