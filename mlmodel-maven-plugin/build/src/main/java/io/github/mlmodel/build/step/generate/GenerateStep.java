package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.generate.TypedApi;
import io.github.mlmodel.build.schema.CommittedSchema;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Generates the typed classes of all models, from their schemas, or from what their data's schema would be. */
public final class GenerateStep {

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public GenerateStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Generates the classes; a file that would stay as it is is not touched.
     *
     * @throws MlModelException if a worker crashes
     */
    public GenerateOutcome run(GenerateRequest request) throws IOException {
        KnownSchemas schemas = new KnownSchemas(module, workers, request.schemas());
        Map<String, TypedApi> apis = new LinkedHashMap<>();
        List<ConfiguredModel> unknown = new ArrayList<>();
        Violations violations = new Violations();
        List<String> leftOut = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            violations.collect(() -> {
                Optional<TypedApi> api = known(model, schemas, request);
                if (api.isPresent()) {
                    apis.put(model.name(), api.get());
                } else if (request.withoutWorker() || (request.onlyCommitted() && !hasData(model))) {
                    leftOut.add(model.name());
                } else {
                    unknown.add(model);
                }
            });
        }
        Optional<StepFailure> failure = infer(unknown, schemas, request, apis, violations);
        if (failure.isEmpty()) {
            failure = violations
                    .sentence("No classes were generated, because of", "problem")
                    .map(StepFailure::user);
        }
        if (failure.isPresent()) {
            return new GenerateOutcome.NotGenerated(failure.get());
        }
        warnOf(leftOut);
        return write(request, apis, leftOut);
    }

    /** Returns the classes of a model that can be told without reading its data. */
    private Optional<TypedApi> known(ConfiguredModel model, KnownSchemas schemas, GenerateRequest request)
            throws IOException {
        boolean images = model.spec().dataset().source().choose(table -> false, rows -> true);
        if (images) {
            return Optional.of(TypedApi.ofImages(model.name(), model.api(), request.packageName()));
        }
        Optional<CommittedSchema> committed = CommittedSchema.of(module.workspace(), model.name());
        if (committed.isPresent()) {
            return Optional.of(api(model, committed.get().schema(), true, request));
        }
        if (!hasData(model)) {
            return Optional.empty();
        }
        return schemas.known(model).map(schema -> api(model, schema, false, request));
    }

    private boolean hasData(ConfiguredModel model) throws IOException {
        try {
            return !module.inputs().sources(model).isEmpty();
        } catch (MlModelException e) {
            // Said where the data is read.
            return false;
        }
    }

    private static TypedApi api(ConfiguredModel model, DataSchema schema, boolean committed, GenerateRequest request) {
        return TypedApi.of(model.name(), model.api(), schema, committed, request.packageName());
    }

    private Optional<StepFailure> infer(
            List<ConfiguredModel> unknown,
            KnownSchemas schemas,
            GenerateRequest request,
            Map<String, TypedApi> apis,
            Violations violations)
            throws IOException {
        if (unknown.isEmpty() || !violations.sentences().isEmpty()) {
            return Optional.empty();
        }
        JobFailures failures = new JobFailures(module);
        Map<String, DataSchema> inferred = schemas.infer(unknown, failures);
        for (ConfiguredModel model : unknown) {
            DataSchema schema = inferred.get(model.name());
            if (schema != null) {
                violations.collect(() -> apis.put(model.name(), api(model, schema, false, request)));
            }
        }
        return failures.asOne();
    }

    private void warnOf(List<String> leftOut) {
        if (!leftOut.isEmpty()) {
            module.log()
                    .warn("No classes were generated for " + Names.list(leftOut)
                            + ": there is no schema in src/models, and the data was not read. What an earlier build has"
                            + " generated stays. 'mvn mlmodel:schema' writes the schema; commit it.");
        }
    }

    private GenerateOutcome write(GenerateRequest request, Map<String, TypedApi> apis, List<String> leftOut)
            throws IOException {
        SourceFolder folder = new SourceFolder(request.folder());
        Violations clashes = new Violations();
        apis.forEach((model, api) -> folder.add(model, api.files()).forEach(clashes::add));
        Optional<String> sentence = clashes.sentence("No classes were generated, because of", "problem");
        if (sentence.isPresent()) {
            return new GenerateOutcome.NotGenerated(StepFailure.user(sentence.get()));
        }
        folder.write(leftOut.isEmpty());
        List<String> classes = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            TypedApi api = apis.get(model.name());
            if (api == null) {
                continue;
            }
            api.contract().write(module.workspace().model(model.name()));
            List<String> made = api.classes();
            classes.addAll(made);
            boolean committed = Files.exists(CommittedSchema.path(module.workspace(), model.name()));
            module.log()
                    .info(model.name() + ": " + Objects.requireNonNull(made.get(made.size() - 1))
                            + (committed || model.spec().dataset().source().choose(table -> false, rows -> true)
                                    ? ""
                                    : ", from today's data; 'mvn mlmodel:schema' pins its columns and labels"));
        }
        return new GenerateOutcome.Generated(classes);
    }
}
