package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.version.BuiltWith;

/** What the steps ask about the engines of trainers. */
public final class TrainerEngines {

    private TrainerEngines() {}

    /** Returns whether a model's trainer is the project's own code. */
    public static boolean isOwnCode(ConfiguredModel model) {
        return EngineCatalog.trainer(model.spec().trainer().type()).isEmpty();
    }

    /** Returns whether a model's trainer can compute on a GPU, for all that is known before it is asked. */
    public static boolean usesGpu(ConfiguredModel model) {
        return EngineCatalog.mayUseGpu(model.spec().trainer().type());
    }

    /** Returns what decides the bytes of a model's trainer: revisions and library versions. */
    static String identity(ConfiguredModel model) {
        return EngineCatalog.identity(model.spec().trainer());
    }

    /** Returns the versions of what loads and runs a shipped model. */
    public static String runtime() {
        return "onnxruntime " + BuiltWith.version("onnxruntime") + ", product " + BuiltWith.version("product");
    }
}
