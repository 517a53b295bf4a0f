package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.fingerprint.Fingerprint;
import io.github.mlmodel.core.gate.Gate;
import io.github.mlmodel.core.message.InspectJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.InspectResult;
import io.github.mlmodel.core.workspace.ModelSupply;
import io.github.mlmodel.core.workspace.TrainingMode;
import io.github.mlmodel.maven.fork.WorkerJobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prints the effective specification of each model: every default spelled out, the columns of its data, its fingerprint,
 * and what a build would do and why. Changes nothing.
 *
 * @since 1.0.0
 */
@Mojo(name = "describe", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class DescribeMojo extends AbstractModelMojo {

    /**
     * When models are trained, as in the goal {@code train}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.training", defaultValue = "when-stale")
    private String training;

    /**
     * Whether a stale stored model is graded, as in the goal {@code train}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowStale", defaultValue = "false")
    private boolean allowStale;

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        List<ConfiguredModel> models = build.models();
        Worker worker = new Worker(this, build);
        List<InspectJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            jobs.add(new InspectJob(
                    model.name(),
                    model.spec().dataset(),
                    build.sources(model),
                    model.spec().trainer()));
        }
        WorkerResponse response = worker.run("describe", WorkerJobs.inspect(jobs));
        worker.failIfAnyFailed(response);
        for (int i = 0; i < models.size(); i++) {
            getLog().info("\n"
                    + describe(build, models.get(i), response.inspected().get(i)));
        }
    }

    private String describe(ModuleBuild build, ConfiguredModel model, InspectResult found) throws IOException {
        Fingerprint fingerprint = build.fingerprint(model);
        StringBuilder text = new StringBuilder("Model " + model.name() + "\n");
        for (Fingerprint.Input input : fingerprint.inputs()) {
            line(text, input.role(), input.file() ? input.name() + " (SHA-256 " + input.value() + ")" : input.value());
        }
        line(text, "specification", fingerprint.specification().toString());
        line(text, "device", model.device().text());
        found.parameters().forEach(parameter -> line(text, "trainer parameter", parameter));
        model.testSourceName().ifPresent(name -> line(text, "held-back file", name));
        line(text, "gates", model.gates().isEmpty() ? "none" : gates(model.gates()));
        line(
                text,
                "fingerprint",
                fingerprint.isSettled()
                        ? fingerprint.key()
                        : "known when the task is, which training infers from the target");
        line(text, "a build would", plan(build, fingerprint));
        return text.append('\n').append(Schema.table(found)).toString();
    }

    private String plan(ModuleBuild build, Fingerprint fingerprint) throws IOException {
        ModelSupply supply = new ModelSupply(
                build.workspace(), build.modelCache(), build.digests(), TrainingMode.of(training), allowStale);
        try {
            String line = supply.decide(fingerprint).line();
            return "say: " + line;
        } catch (MlModelException e) {
            return "fail: " + e.sentence();
        }
    }

    private static String gates(List<Gate> gates) {
        return String.join("; ", gates.stream().map(Gate::text).toList());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ").append(value).append('\n');
    }
}
