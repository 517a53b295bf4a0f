package io.github.mlmodel.build.step.resolve;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Devices;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.util.List;

/** Resolves what the training, evaluation and verification of models need. */
public final class ResolveStep {

    private final BuiltModule module;
    private final Libraries libraries;
    private final Machine machine;

    /** Prepares; nothing is done yet. */
    public ResolveStep(BuiltModule module, Libraries libraries, Machine machine) {
        this.module = module;
        this.libraries = libraries;
        this.machine = machine;
    }

    /**
     * Resolves all.
     *
     * @throws MlModelException if something cannot be resolved
     */
    public ResolveOutcome run(ResolveRequest request) throws IOException {
        List<ConfiguredModel> models = request.models();
        for (ConfiguredModel model : models) {
            module.inputs().base(model);
            module.inputs().resolveReaders(model);
            if (model.baseline().isLookedFor(module.project().snapshot())
                    && module.inputs().inUse(model) instanceof NoBaseline missing
                    && missing.error()) {
                module.log().warn(model.name() + ": there is no model to compare it with: " + missing.reason() + ".");
            }
            for (BundleCoordinates consumer : model.consumers()) {
                if (module.inputs().contract(consumer, model.name()) instanceof Unavailable unavailable) {
                    module.log()
                            .warn(model.name() + ": there is no contract of " + consumer + ": " + unavailable.reason()
                                    + ".");
                }
            }
        }
        if (module.project().isJar()
                && models.stream().anyMatch(model -> model.baseline()
                        .isOfRelease(module.project().snapshot()))) {
            module.inputs().latestJar();
        }
        EngineArtifacts needed = EngineCatalog.artifacts(
                models.stream().map(model -> model.spec().trainer()).toList());
        if (Devices.mayNeedGpu(models, machine)) {
            libraries.cuda();
            libraries.worker(needed, true);
        }
        int jars = libraries.worker(needed, false);
        return new ResolveOutcome.Resolved(
                models.stream().map(ConfiguredModel::name).toList(), jars);
    }
}
