package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.gate.Grade;
import io.github.mlmodel.core.json.Json;
import io.github.mlmodel.core.message.VerifyJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.core.version.BuiltWith;
import io.github.mlmodel.core.workspace.StoredModel;
import io.github.mlmodel.maven.fork.WorkerJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Loads each packaged bundle in a fresh JVM as an application would, and checks it.
 *
 * <p>Digests, inputs, outputs and shapes must be those described; the recorded samples must be predicted as recorded; the
 * {@code <budget>} for size and latency must be kept. A verification of equal bytes is reused. With
 * {@code mlmodel.store} each model with a passing grade is then written into {@code src/models}.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class VerifyMojo extends AbstractModelMojo {

    private static final String VERIFICATION = "verification.json";

    /**
     * Writes each model with a passing grade into {@code src/models}, to be committed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.store", defaultValue = "false")
    private boolean store;

    /**
     * What a verification found, and of what.
     *
     * @param bundleDigest SHA-256 of the bundle
     * @param conditions runtime and budgets
     * @param samples recorded rows predicted again
     * @param maxDifference largest difference from the recorded outputs
     */
    record Verification(String bundleDigest, String conditions, int samples, double maxDifference) {}

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        List<ConfiguredModel> models = build.models();
        List<VerifyJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Path bundle = requireBundle(build, model);
            if (isVerified(build, model, bundle)) {
                getLog().info(model.name() + ": verification is up to date");
            } else {
                jobs.add(new VerifyJob(model.name(), bundle, model.maxBytes(), model.maxLatencyMillis()));
            }
        }
        if (!jobs.isEmpty()) {
            verify(build, models, jobs);
        }
        if (store) {
            store(build, models);
        }
    }

    private static Path requireBundle(ModuleBuild build, ConfiguredModel model) {
        Path bundle = Bundles.file(build, model.name());
        if (!Files.isRegularFile(bundle)) {
            throw MlModelException.user("There is no bundle of model '" + model.name()
                    + "' in target. Run the goal 'package' first: bind it in the same <execution>, or run 'mvn"
                    + " verify'.");
        }
        return bundle;
    }

    private boolean isVerified(ModuleBuild build, ConfiguredModel model, Path bundle) {
        Path file = build.workspace().model(model.name()).resolve(VERIFICATION);
        Optional<Verification> known = Json.readIfWhole(file, Verification.class);
        return known.isPresent()
                && known.get().conditions().equals(conditions(model))
                && known.get().bundleDigest().equals(build.digests().digest(bundle));
    }

    private static String conditions(ConfiguredModel model) {
        return "onnxruntime " + BuiltWith.version("onnxruntime") + ", product " + BuiltWith.version("product")
                + ", maxBytes " + model.maxBytes() + ", maxLatencyMillis " + model.maxLatencyMillis();
    }

    private void verify(ModuleBuild build, List<ConfiguredModel> models, List<VerifyJob> jobs)
            throws IOException, MojoExecutionException, MojoFailureException {
        Worker worker = new Worker(this, build);
        WorkerResponse response = worker.run("verify", WorkerJobs.verify(jobs));
        List<String> violations = new ArrayList<>();
        for (VerifyResult result : response.verified()) {
            result.violations().forEach(violation -> violations.add("Model '" + result.name() + "': " + violation));
            if (result.violations().isEmpty()) {
                remember(build, models, result);
            }
        }
        worker.failIfAnyFailed(response);
        if (!violations.isEmpty()) {
            throw MlModelException.user("The packaged bundle is not what it should be.\n  - "
                    + String.join("\n  - ", violations) + "\nRun 'mvn clean verify'.");
        }
    }

    private void remember(ModuleBuild build, List<ConfiguredModel> models, VerifyResult result) throws IOException {
        ConfiguredModel model = models.stream()
                .filter(candidate -> candidate.name().equals(result.name()))
                .findFirst()
                .orElseThrow();
        AtomicFiles.write(
                build.workspace().model(model.name()).resolve(VERIFICATION),
                Json.write(new Verification(
                        build.digests().digest(Bundles.file(build, model.name())),
                        conditions(model),
                        result.samples(),
                        result.maxDifference())));
        getLog().info(String.format(
                Locale.ROOT,
                "%s: verified, %s predicted again, largest difference %.1e",
                result.name(),
                Names.count(result.samples(), "sample"),
                result.maxDifference()));
    }

    private void store(ModuleBuild build, List<ConfiguredModel> models) throws IOException {
        List<String> refused = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Optional<Grade> grade = Grades.validGrade(build, model);
            if (grade.isPresent() && grade.get().passing()) {
                StoredModel.store(
                        build.workspace().model(model.name()), build.workspace().stored(), model.name());
                getLog().info(model.name() + ": stored as src/models/" + model.name() + ".onnx");
            } else {
                refused.add(model.name());
            }
        }
        if (!refused.isEmpty()) {
            throw MlModelException.user("mlmodel.store keeps models with a passing grade only, and "
                    + Names.list(refused) + " has none. Run 'mvn verify' without skipping tests, or narrow"
                    + " mlmodel.models to the others.");
        }
    }
}
