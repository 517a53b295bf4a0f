package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.schema.CommittedSchema;
import io.github.mlmodel.build.schema.SchemaBinding;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.check.SchemaChecks;
import io.github.mlmodel.build.step.check.SchemaJobs;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.grade.schema.SchemaText;
import io.github.mlmodel.grade.schema.SchemaUpdate;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Infers schemas from data, and writes them into {@code src/models} for people to read, change and commit. */
public final class SchemaStep {

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public SchemaStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Writes the schemas.
     *
     * @throws MlModelException if data is not there, a schema that is there cannot be read, or a worker crashes
     */
    public SchemaOutcome run(SchemaRequest request) throws IOException {
        Map<String, CommittedSchema> before = new HashMap<>();
        List<String> inTheWay = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            Optional<CommittedSchema> committed = CommittedSchema.of(module.workspace(), model.name());
            committed.ifPresent(found -> before.put(model.name(), found));
            if (committed.isPresent() && !request.update()) {
                inTheWay.add(committed.get().file());
            }
        }
        if (!inTheWay.isEmpty()) {
            return new SchemaOutcome.NotInferred(StepFailure.user(Names.list(inTheWay)
                    + (inTheWay.size() == 1 ? " is" : " are") + " there already, and nothing was written."
                    + " -Dmlmodel.schema.update=true brings " + (inTheWay.size() == 1 ? "it" : "them")
                    + " up to date, keeps what you have decided, and prints what changed."));
        }
        Map<String, String> inferred = new HashMap<>();
        JobFailures failures = new JobFailures(module);
        failures.run(
                workers,
                "schema",
                jobs(request.models(), before),
                (job, result) -> inferred.put(job.name(), result.schema()));
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return new SchemaOutcome.NotInferred(failure.get());
        }
        List<String> files = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            String text = Objects.requireNonNull(inferred.get(model.name()));
            files.add(write(model.name(), text, Optional.ofNullable(before.get(model.name()))));
        }
        List<ConfiguredModel> updated = request.models().stream()
                .filter(model -> before.containsKey(model.name()))
                .toList();
        return lookAgain(updated)
                .<SchemaOutcome>map(SchemaOutcome.NotInferred::new)
                .orElseGet(() -> new SchemaOutcome.Inferred(files));
    }

    /** What people have decided may be what the data breaks: then it is not up to date for all that was written. */
    private Optional<StepFailure> lookAgain(List<ConfiguredModel> updated) throws IOException {
        List<ConfiguredModel> bound = SchemaBinding.bind(updated, module.workspace());
        SchemaChecks checks = new SchemaChecks(module);
        JobFailures failures = new JobFailures(module);
        checks.look(bound, workers, failures);
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isEmpty()) {
            for (ConfiguredModel model : bound) {
                checks.verdict(model).ifPresent(verdict -> say(model.name(), verdict));
            }
        }
        return failure;
    }

    private void say(String model, SchemaVerdict verdict) {
        String file = module.workspace().shown(CommittedSchema.path(module.workspace(), model));
        List<String> broken = verdict.objections();
        if (!broken.isEmpty()) {
            module.log()
                    .warn(model + ": the data breaks " + Names.count(broken.size(), "rule") + " of " + file
                            + ", so that nothing would be trained or graded. An update leaves to you what you decide (roles,"
                            + " kinds, presence, shares, uniqueness, age, severities). Correct the data, or what "
                            + file
                            + " asks of it:");
            broken.forEach(sentence -> module.log().warn("  " + sentence));
        }
        verdict.warnings().forEach(sentence -> module.log().warn(model + ": " + sentence));
    }

    private List<SchemaJob> jobs(List<ConfiguredModel> models, Map<String, CommittedSchema> before) throws IOException {
        List<SchemaJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            jobs.add(SchemaJobs.of(
                    module.inputs(),
                    model,
                    Optional.ofNullable(before.get(model.name()))
                            .map(committed -> committed.schema().categories())
                            .orElse(Map.of())));
        }
        return jobs;
    }

    private String write(String model, String inferred, Optional<CommittedSchema> before) throws IOException {
        Path path = CommittedSchema.path(module.workspace(), model);
        String file = module.workspace().shown(path);
        module.workspace().checkout().requireInside(path, file);
        DataSchema today = SchemaReader.read(inferred.getBytes(StandardCharsets.UTF_8), "the inferred schema");
        if (before.isEmpty()) {
            put(path, today);
            module.log()
                    .info(model + ": wrote " + file + " ("
                            + Names.count(today.columns().size(), "column") + ", "
                            + Names.count(today.allRules().size(), "rule")
                            + "). Read it, change what is not meant, and commit it.");
            return file;
        }
        SchemaUpdate update = SchemaUpdate.of(before.get().schema(), today);
        put(path, update.schema());
        module.log()
                .info(model + ": brought " + file + " up to date; "
                        + (update.changes().isEmpty() ? "nothing changed" : "what changed:"));
        update.changes().forEach(change -> module.log().info("  " + change));
        warnOfSides(model, file, update.undecided());
        return file;
    }

    private void warnOfSides(String model, String file, List<String> undecided) {
        if (!undecided.isEmpty()) {
            boolean one = undecided.size() == 1;
            module.log()
                    .warn(model + ": " + (one ? "column " : "columns ")
                            + Shown.of(undecided.stream()
                                            .map(name -> "'" + Printable.text(name) + "'")
                                            .toList())
                                    .list()
                            + (one ? " is" : " are") + " gone, and no longer in splitBy of " + file
                            + ": which rows are held back is drawn anew, and no figure can be compared with one of before."
                            + " If " + (one ? "it was" : "they were") + " only renamed, name the columns as before by"
                            + " <header>true</header> and <columns> in <dataset>, and restore the file.");
        }
    }

    private static void put(Path path, DataSchema schema) throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        AtomicFiles.writeLasting(path, SchemaText.of(schema));
    }
}
