package io.github.mlmodel.maven;

import io.github.mlmodel.core.bundle.Bundle;
import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.gate.Grade;
import io.github.mlmodel.core.model.ModelFiles;
import io.github.mlmodel.core.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Makes one ZIP bundle a model and attaches it, with the model's name as classifier.
 *
 * <p>Without a valid passing grade a release fails, unless {@code mlmodel.allowUngated}; a SNAPSHOT warns, and its bundle
 * is not attached. In a {@code jar} project the finished jar is opened, and the goal fails unless the model's files in it
 * equal the bundle's.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class PackageMojo extends AbstractModelMojo {

    /**
     * Packages a release whose model has no gates or no valid passing grade. For the day on which that is decided by a
     * person.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowUngated", defaultValue = "false")
    private boolean allowUngated;

    /**
     * Attaches the bare {@code model.onnx} too, of type {@code onnx}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.attachOnnx", defaultValue = "false")
    private boolean attachOnnx;

    /**
     * Time stamp of the bundle's entries.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    @Inject
    private MavenProjectHelper projectHelper;

    @Override
    void run(ModuleBuild build) throws IOException {
        List<ConfiguredModel> models = build.models();
        List<ConfiguredModel> attachable = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Optional<String> refusal = refusal(build, model);
            if (refusal.isEmpty()) {
                attachable.add(model);
            } else {
                refusals.add(refusal.get());
            }
        }
        refuse(build, refusals);
        for (ConfiguredModel model : models) {
            build.workspace().publish(model.name());
            Path bundle = bundle(build, model);
            JarContents.requireEqual(build, model.name());
            if (attachable.contains(model)) {
                attach(build, model, bundle);
            }
        }
    }

    /** Says why a model may not be attached, if it may not. */
    private Optional<String> refusal(ModuleBuild build, ConfiguredModel model) throws IOException {
        if (!Files.isRegularFile(build.workspace().model(model.name()).resolve(ModelFiles.MODEL))) {
            throw MlModelException.user("There is no trained model '" + model.name()
                    + "' in target/mlmodel. Run the goals 'train' and 'test' first: bind them in the same <execution>, or"
                    + " run 'mvn verify'.");
        }
        if (allowUngated) {
            return Optional.empty();
        }
        if (model.gates().isEmpty()) {
            return build.isSnapshot() ? Optional.empty() : Optional.of("Model '" + model.name() + "' has no gates");
        }
        Optional<Grade> grade = Grades.validGrade(build, model);
        if (grade.isPresent() && grade.get().passing()) {
            return Optional.empty();
        }
        return Optional.of("Model '" + model.name() + "' "
                + (grade.isPresent() ? "did not pass its gates" : "has no valid grade"));
    }

    private void refuse(ModuleBuild build, List<String> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        if (build.isSnapshot()) {
            String jar = build.project().getPackaging().equals("jar") ? ", and in the jar it is marked ungraded" : "";
            for (String refusal : refusals) {
                getLog().warn(refusal + ": its bundle is not attached" + jar
                        + ". Run 'mvn verify' without skipping or ignoring tests.");
            }
            return;
        }
        throw MlModelException.user(String.join(". ", refusals) + ". A release is packaged only with a valid passing"
                + " grade. Give the model gates that it passes and run 'mvn verify' without skipping or ignoring tests,"
                + " or decide for yourself: -Dmlmodel.allowUngated.");
    }

    private Path bundle(ModuleBuild build, ConfiguredModel model) throws IOException {
        Path bundle = Bundles.file(build, model.name());
        Path fresh = bundle.resolveSibling("." + bundle.getFileName() + ".new");
        try {
            Bundle.write(fresh, build.workspace().model(model.name()), OutputTimestamp.of(outputTimestamp));
            if (!Files.isRegularFile(bundle) || Files.mismatch(fresh, bundle) >= 0) {
                AtomicFiles.move(fresh, bundle);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        getLog().info(model.name() + ": packaged "
                + build.base().relativize(bundle).toString().replace('\\', '/'));
        return bundle;
    }

    private void attach(ModuleBuild build, ConfiguredModel model, Path bundle) {
        projectHelper.attachArtifact(build.project(), "zip", model.name(), bundle.toFile());
        if (attachOnnx) {
            Workspace workspace = build.workspace();
            File onnx = workspace.model(model.name()).resolve(ModelFiles.MODEL).toFile();
            projectHelper.attachArtifact(build.project(), "onnx", model.name(), onnx);
        }
    }
}
