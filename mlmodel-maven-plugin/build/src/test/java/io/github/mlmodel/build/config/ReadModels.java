package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import java.nio.file.Path;
import java.util.List;

/** Reads models of a project that has the data set of {@link Xml#CHURN}. */
final class ReadModels {

    private static final Path PROJECT = Path.of("src/test/resources/project").toAbsolutePath();

    private ReadModels() {}

    /** Returns the model that is written so. */
    static ConfiguredModel one(String model) {
        return of(Xml.models(model)).get(0);
    }

    static List<ConfiguredModel> of(Element models) {
        return new ConfiguredModels(Checkout.around(PROJECT, PROJECT, List.of()), PROJECT, false, 1, null)
                .read(models, List.of());
    }
}
