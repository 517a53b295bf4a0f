package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.check.SchemaJobs;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Schemas of data that has none: inferred once, and kept in the user's cache by the digest of all that decides them. */
final class KnownSchemas {

    /** Raised whenever the same data would give another schema. */
    private static final String REVISION = "inferred schema 2";

    private final BuiltModule module;
    private final Workers workers;
    private final Path folder;

    KnownSchemas(BuiltModule module, Workers workers, Path folder) {
        this.module = module;
        this.workers = workers;
        this.folder = folder;
    }

    /** Returns the schema of a model's data, if an earlier build inferred it. */
    Optional<DataSchema> known(ConfiguredModel model) throws IOException {
        Path file = file(model);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaReader.read(Files.readAllBytes(file), file.toString()));
        } catch (MlModelException e) {
            // What is damaged is inferred again.
            return Optional.empty();
        }
    }

    /** Infers the schemas of these models' data; what is in the way is added to the failures. */
    Map<String, DataSchema> infer(List<ConfiguredModel> models, JobFailures failures) throws IOException {
        List<SchemaJob> jobs = new ArrayList<>();
        Map<String, Path> files = new LinkedHashMap<>();
        for (ConfiguredModel model : models) {
            files.put(model.name(), file(model));
            jobs.add(SchemaJobs.of(module.inputs(), model, Map.of()));
        }
        Map<String, DataSchema> inferred = new LinkedHashMap<>();
        failures.run(workers, "generate", jobs, (job, result) -> {
            byte[] json = result.schema().getBytes(StandardCharsets.UTF_8);
            inferred.put(job.name(), SchemaReader.read(json, "the inferred schema"));
            keep(Objects.requireNonNull(files.get(job.name())), json);
        });
        return inferred;
    }

    /** What cannot be kept is inferred again by the next build. */
    private void keep(Path file, byte[] json) {
        try {
            Files.createDirectories(folder);
            AtomicFiles.write(file, json);
        } catch (IOException e) {
            module.log()
                    .trouble("The inferred schema cannot be kept in " + folder + ": " + FileTrouble.clause(e)
                            + ". Each build will infer it again.");
        }
    }

    private Path file(ConfiguredModel model) throws IOException {
        String decided = REVISION + " " + Json.writeLine(model.spec().features()) + " "
                + model.spec().task() + " " + model.spec().trainer().type() + " " + model.gates();
        return folder.resolve(module.inputs().checkInputs(model, decided) + DataSchema.SUFFIX);
    }
}
