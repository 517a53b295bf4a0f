package io.github.mlmodel.maven;

import java.nio.file.Path;

/** Where a module's bundles are. */
final class Bundles {

    private Bundles() {}

    /** Returns the bundle of a model, which may not exist. */
    static Path file(ModuleBuild build, String model) {
        return Path.of(build.project().getBuild().getDirectory())
                .resolve(build.project().getBuild().getFinalName() + "-" + model + ".zip");
    }
}
