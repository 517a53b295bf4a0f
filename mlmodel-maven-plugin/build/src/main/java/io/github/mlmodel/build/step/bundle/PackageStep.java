package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a bundle a model, attaches those that may be published, and looks whether the jar holds the same. */
public final class PackageStep {

    private final BuiltModule module;
    private final EvaluationSupply supply;
    private final Attachments attachments;

    /** Prepares; nothing is done yet. */
    public PackageStep(BuiltModule module, EvaluationSupply supply, Attachments attachments) {
        this.module = module;
        this.supply = supply;
        this.attachments = attachments;
    }

    /**
     * Packages the models.
     *
     * @throws MlModelException if the time of the entries is none, a model's file is too large, or a worker crashes
     */
    public PackageOutcome run(PackageRequest request) throws IOException {
        Optional<String> missing = missing(request.models());
        if (missing.isPresent()) {
            return new PackageOutcome.Refused(missing.get());
        }
        GradedModels graded = new GradedModels(module, supply, new Ungated(request.allowUngated()));
        Optional<StepFailure> lost = graded.judge(request.models());
        Optional<String> refused = refused(request, graded.refusals().values());
        if (lost.isPresent()) {
            return new PackageOutcome.JobsFailed(new StepFailure(
                    lost.get().user(),
                    lost.get().sentence() + refused.map(rule -> "\n" + rule).orElse("")));
        }
        if (refused.isPresent()) {
            return new PackageOutcome.Refused(refused.get());
        }
        graded.refusals().values().forEach(refusal -> warn(refusal, request.allowUngated()));
        return bundle(request, graded);
    }

    /** Says why a release is not packaged, if it is not. */
    private Optional<String> refused(PackageRequest request, Collection<ReleaseRefusal> refusals) {
        if (refusals.isEmpty() || request.allowUngated() || module.project().snapshot()) {
            return Optional.empty();
        }
        return Optional.of(refusals.stream().map(ReleaseRefusal::sentence).collect(Collectors.joining(" "))
                + " A release is packaged only with a valid passing grade. Give the model gates that it passes and"
                + " run 'mvn verify' without skipping or ignoring tests, or decide for yourself: -D" + Ungated.PROPERTY
                + ".");
    }

    private PackageOutcome bundle(PackageRequest request, GradedModels graded) throws IOException {
        List<String> attached = new ArrayList<>();
        Instant time = OutputTimestamp.of(request.outputTimestamp());
        for (ConfiguredModel model : request.models()) {
            module.workspace().publish(model.name());
            Path bundle = bundle(model.name(), time);
            Optional<String> difference = JarContents.difference(module, model.name());
            if (difference.isPresent()) {
                return new PackageOutcome.Refused(
                        graded.isChanged(model.name()) ? madeBefore(model.name()) : difference.get());
            }
            if (request.allowUngated() || !graded.refusals().containsKey(model.name())) {
                attach(model.name(), bundle, request.attachOnnx());
                attached.add(model.name());
            }
        }
        return new PackageOutcome.Packaged(attached);
    }

    private String madeBefore(String model) {
        return "The jar holds another grade of model '" + model
                + "' than 'package' has found: it was made before, of what"
                + " stood in " + module.workspace().shown(model)
                + ". Run the build again: the jar then holds what stands"
                + " there now.";
    }

    private Optional<String> missing(List<ConfiguredModel> models) {
        return models.stream()
                .map(ConfiguredModel::name)
                .filter(name -> !Files.isRegularFile(module.workspace().file(name, ModelFile.MODEL)))
                .findFirst()
                .map(name -> "There is no trained model '" + name + "' in "
                        + module.workspace().shown()
                        + ". Run the goals 'train' and 'test' first: bind them in the same <execution>, or run 'mvn"
                        + " verify'.");
    }

    private void warn(ReleaseRefusal refusal, boolean allowed) {
        if (allowed) {
            module.log()
                    .warn(refusal.sentence() + " It is packaged all the same, and marked ungated, because "
                            + Ungated.PROPERTY + " is set.");
            return;
        }
        String jar = module.project().isJar() ? ", and in the jar it is marked ungraded" : "";
        module.log()
                .warn(refusal.clause() + ": its bundle is not attached" + jar
                        + ". Run 'mvn verify' without skipping or ignoring tests.");
    }

    private Path bundle(String model, Instant time) throws IOException {
        Path bundle = module.project().bundle(model);
        Path fresh = bundle.resolveSibling("." + bundle.getFileName() + ".new");
        try {
            Bundle.write(fresh, module.workspace().model(model), time);
            if (!Files.isRegularFile(bundle) || Files.mismatch(fresh, bundle) >= 0) {
                AtomicFiles.move(fresh, bundle);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        module.log().info(model + ": packaged " + module.workspace().shown(bundle));
        return bundle;
    }

    private void attach(String model, Path bundle, boolean attachOnnx) {
        attachments.attach("zip", model, bundle);
        if (attachOnnx) {
            attachments.attach("onnx", model, module.workspace().file(model, ModelFile.MODEL));
        }
    }
}
