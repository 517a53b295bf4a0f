package io.github.mlmodel.build.step.compatibility;

import io.github.mlmodel.build.signature.Announcement;
import io.github.mlmodel.model.ModelDescription;

/** The model that those have who use a model today. */
sealed interface InUse {

    /**
     * It was published, or a person names it.
     *
     * @param name its coordinates, or its path
     * @param description what it takes and gives
     * @param announcement whether the version of today's tells them that something breaks
     */
    record Released(String name, ModelDescription description, Announcement announcement) implements InUse {}

    /**
     * It is kept in the project, and may be in nobody's hands.
     *
     * @param folder where
     * @param description what it takes and gives
     */
    record Stored(String folder, ModelDescription description) implements InUse {}

    /**
     * It could not be looked at.
     *
     * @param reason why, as a clause
     */
    record Unknown(String reason) implements InUse {}

    /**
     * There is none.
     *
     * @param reason why, as a clause
     */
    record Nobody(String reason) implements InUse {}
}
