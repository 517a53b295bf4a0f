package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.util.List;

/**
 * Models whose data's schema is to be written.
 *
 * @param models the models as the POM has them, whatever their schemas say
 * @param update whether a schema that is there is brought up to date
 */
public record SchemaRequest(List<ConfiguredModel> models, boolean update) {

    /** Copies the list. */
    public SchemaRequest {
        models = List.copyOf(models);
    }
}
