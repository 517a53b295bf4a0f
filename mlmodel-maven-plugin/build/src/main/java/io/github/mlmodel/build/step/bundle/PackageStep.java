package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Grades;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a bundle a model, attaches those that may be published, and looks whether the jar holds the same. */
public final class PackageStep {

    private final BuiltModule module;
    private final Attachments attachments;

    /** Prepares; nothing is done yet. */
    public PackageStep(BuiltModule module, Attachments attachments) {
        this.module = module;
        this.attachments = attachments;
    }

    /**
     * Packages the models.
     *
     * @throws MlModelException if the time of the entries is none, or a model's file is too large
     */
    public PackageOutcome run(PackageRequest request) throws IOException {
        Optional<String> missing = missing(request.models());
        if (missing.isPresent()) {
            return new PackageOutcome.Refused(missing.get());
        }
        List<ConfiguredModel> attachable = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            Optional<String> refusal = request.allowUngated() ? Optional.empty() : refusal(model);
            refusal.ifPresentOrElse(refusals::add, () -> attachable.add(model));
        }
        if (!refusals.isEmpty() && !module.project().snapshot()) {
            return new PackageOutcome.Refused(String.join(". ", refusals)
                    + ". A release is packaged only with a valid passing grade. Give the model gates that it passes and"
                    + " run 'mvn verify' without skipping or ignoring tests, or decide for yourself:"
                    + " -Dmlmodel.allowUngated.");
        }
        warn(refusals);
        Instant time = OutputTimestamp.of(request.outputTimestamp());
        for (ConfiguredModel model : request.models()) {
            module.workspace().publish(model.name());
            Path bundle = bundle(model.name(), time);
            Optional<String> difference = JarContents.difference(module, model.name());
            if (difference.isPresent()) {
                return new PackageOutcome.Refused(difference.get());
            }
            if (attachable.contains(model)) {
                attach(model.name(), bundle, request.attachOnnx());
            }
        }
        return new PackageOutcome.Packaged(
                attachable.stream().map(ConfiguredModel::name).toList());
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

    /** Says why a model may not be attached, if it may not. */
    private Optional<String> refusal(ConfiguredModel model) throws IOException {
        if (model.gates().isEmpty()) {
            return module.project().snapshot()
                    ? Optional.empty()
                    : Optional.of("Model '" + model.name() + "' has no gates");
        }
        Optional<Grade> grade = Grades.validGrade(module, model);
        if (grade.isPresent() && grade.get().passing()) {
            return Optional.empty();
        }
        return Optional.of("Model '" + model.name() + "' "
                + (grade.isPresent() ? "did not pass its gates" : "has no valid grade"));
    }

    private void warn(List<String> refusals) {
        String jar = module.project().isJar() ? ", and in the jar it is marked ungraded" : "";
        for (String refusal : refusals) {
            module.log()
                    .warn(refusal + ": its bundle is not attached" + jar
                            + ". Run 'mvn verify' without skipping or ignoring tests.");
        }
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
