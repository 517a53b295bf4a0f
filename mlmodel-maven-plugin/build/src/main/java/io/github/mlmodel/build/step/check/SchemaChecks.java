package io.github.mlmodel.build.step.check;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.CheckJob;
import io.github.mlmodel.build.message.CheckResult;
import io.github.mlmodel.build.schema.CommittedSchema;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.schema.SchemaText;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares models' data with their schemas. What was seen is kept, so that data is read again only where it or its schema has
 * changed; it is judged anew each time, because dates grow old.
 */
public final class SchemaChecks {

    private final BuiltModule module;

    /** Prepares; nothing is read yet. */
    public SchemaChecks(BuiltModule module) {
        this.module = module;
    }

    /** Looks at the data of those models of which it is not known what stands in it. */
    public void look(List<ConfiguredModel> models, Workers workers, JobFailures failures) throws IOException {
        List<CheckJob> jobs = new ArrayList<>();
        Map<String, String> inputs = new HashMap<>();
        for (ConfiguredModel model : models) {
            Optional<CommittedSchema> committed = CommittedSchema.of(module.workspace(), model.name());
            if (committed.isPresent() && known(model, committed.get()).isEmpty()) {
                jobs.add(job(model, committed.get()));
                inputs.put(model.name(), inputs(model, committed.get()));
            }
        }
        failures.run(
                workers,
                "check",
                jobs,
                (job, result) -> keep(job.name(), Objects.requireNonNull(inputs.get(job.name())), result));
    }

    /** Returns what becomes of the rules of a model's schema by what is known of its data; nothing where it has no schema. */
    public Optional<SchemaVerdict> verdict(ConfiguredModel model) throws IOException {
        Optional<CommittedSchema> committed = CommittedSchema.of(module.workspace(), model.name());
        if (committed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(known(model, committed.get())
                .map(record -> SchemaVerdict.judge(committed.get().schema(), record.data(), module.clock()))
                .orElseGet(() -> SchemaVerdict.unchecked(
                        committed.get().schema(),
                        "The data of model '" + model.name() + "' was not compared with "
                                + committed.get().file()
                                + ", or one of them was changed since. Run the goal 'train' first.")));
    }

    /** For a release it is not enough that a record lies in {@code target}. */
    private Optional<CheckRecord> known(ConfiguredModel model, CommittedSchema committed) throws IOException {
        String inputs = inputs(model, committed);
        return CheckRecord.read(module.workspace().model(model.name()))
                .filter(found -> found.record().inputs().equals(inputs))
                .filter(found ->
                        module.project().snapshot() || module.evaluations().know(inputs, found.digest()))
                .map(CheckRecord.Found::record);
    }

    private String inputs(ConfiguredModel model, CommittedSchema committed) throws IOException {
        return module.inputs()
                .checkInputs(model, SchemaText.of(committed.schema().withoutSeen()));
    }

    private CheckJob job(ConfiguredModel model, CommittedSchema committed) throws IOException {
        boolean alone = model.spec().dataset().heldBack() instanceof HeldBack.Elsewhere;
        return new CheckJob(
                module.inputs().specForWorker(model),
                module.inputs().digested(module.inputs().sources(model)),
                alone ? module.inputs().digested(module.inputs().heldBackFiles(model)) : List.of(),
                SchemaText.of(committed.schema().withoutSeen()));
    }

    private void keep(String model, String inputs, CheckResult result) throws IOException {
        String digest =
                new CheckRecord(inputs, result.data()).write(module.workspace().model(model));
        try {
            module.evaluations().keep(inputs, digest);
        } catch (IOException e) {
            module.log()
                    .trouble(model + ": what was seen in its data is not remembered in the cache: "
                            + FileTrouble.clause(e)
                            + ". A later build of a release will look again. mlmodel.cache.directory names another"
                            + " folder.");
        }
    }
}
