package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.ModelElements;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.schema.CommittedSchema;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TrainerEngines;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.workspace.ModelSupply;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Redacted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes models with every default spelled out, and what a build would do with them. Changes nothing. */
public final class DescribeStep {

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public DescribeStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Describes the models.
     *
     * @throws MlModelException if data is not there, or a worker crashes
     */
    public DescribeOutcome run(DescribeRequest request) throws IOException {
        List<InspectJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            jobs.add(new InspectJob(
                    model.name(),
                    module.inputs().readable(model.spec().dataset()),
                    module.inputs().sources(model),
                    model.spec().trainer()));
        }
        JobFailures failures = new JobFailures(module);
        Map<String, InspectResult> found = new HashMap<>();
        failures.run(workers, "describe", jobs, (job, result) -> found.put(job.name(), result));
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return new DescribeOutcome.JobsFailed(failure.get());
        }
        ModelSupply supply = new ModelSupply(
                module.workspace(), module.cache(), module.secrets(), request.mode(), request.allowStale());
        List<String> texts = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            texts.add(describe(model, Objects.requireNonNull(found.get(model.name())), supply));
        }
        return new DescribeOutcome.Described(texts);
    }

    private String describe(ConfiguredModel model, InspectResult found, ModelSupply supply) throws IOException {
        StringBuilder text = new StringBuilder("Model " + model.name() + "\n");
        CommittedSchema.of(module.workspace(), model.name())
                .ifPresent(schema -> line(text, "data contract", schema.file()));
        try {
            describe(model, module.inputs().fingerprint(model), found, supply, text);
        } catch (MlModelException e) {
            if (!TrainerEngines.isOwnCode(model)) {
                throw e;
            }
            // It may need classes that no build has compiled yet.
            ModelElements.effective(model).forEach((element, value) -> line(text, element, value));
            found.parameters().forEach(parameter -> line(text, "trainer parameter", parameter));
            line(text, "fingerprint", "not known: " + e.sentence());
        }
        text.append('\n').append(Schema.table(model.name(), found));
        if (found.text() != null && model.spec().features().equals(FeatureSpec.byType())) {
            text.append("\nTo keep columns as they are treated now, whatever values come:\n\n")
                    .append(PinnedFeatures.of(
                            found.columns(), noFeatures(model.spec().dataset().roles())));
        }
        return text.toString();
    }

    private static List<String> noFeatures(Roles roles) {
        return Stream.of(roles.target(), roles.weight())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void describe(
            ConfiguredModel model, Fingerprint fingerprint, InspectResult found, ModelSupply supply, StringBuilder text)
            throws IOException {
        ModelElements.effective(settled(model, fingerprint)).forEach((element, value) -> line(text, element, value));
        for (Fingerprint.Input input : fingerprint.inputs()) {
            line(text, input.role(), input.file() ? input.name() + " (SHA-256 " + input.value() + ")" : input.value());
        }
        found.parameters().forEach(parameter -> line(text, "trainer parameter", parameter));
        line(
                text,
                "fingerprint",
                fingerprint.isSettled()
                        ? fingerprint.key()
                        : "known when the task is, which training infers from the target");
        line(text, "a build would", plan(supply, fingerprint));
    }

    private static String plan(ModelSupply supply, Fingerprint fingerprint) throws IOException {
        try {
            return "say: " + supply.decide(fingerprint).line();
        } catch (MlModelException e) {
            return "fail: " + e.sentence();
        }
    }

    private static ConfiguredModel settled(ConfiguredModel model, Fingerprint fingerprint) {
        return fingerprint
                .task()
                .map(task -> model.withSpec(model.spec().withTask(task)))
                .orElse(model);
    }

    private static void line(StringBuilder text, String name, String value) {
        String shown = Redacted.value(name.substring(name.lastIndexOf('/') + 1), value);
        text.append("  ").append(name).append(": ").append(shown).append('\n');
    }
}
