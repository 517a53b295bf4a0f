package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.schema.CommittedSchema;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.check.SchemaChecks;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.SurefireXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the data of all models with their schemas before anything is trained. */
final class CheckedData {

    private final BuiltModule module;
    private final Workers workers;

    CheckedData(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /** Returns why nothing may be trained, if data could not be looked at, or is not as its schema asks. */
    Optional<StepFailure> refusal(List<ConfiguredModel> models, @Nullable Path reports) throws IOException {
        SchemaChecks checks = new SchemaChecks(module);
        JobFailures failures = new JobFailures(module);
        checks.look(models, workers, failures);
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return failure;
        }
        List<String> refusals = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Optional<SchemaVerdict> verdict = checks.verdict(model);
            if (verdict.isPresent()) {
                verdict.get().warnings().forEach(warning -> module.log().warn(model.name() + ": " + warning));
                if (verdict.get().blocks()) {
                    refusals.add(sentence(model.name(), verdict.get().objections()));
                    if (reports != null) {
                        SurefireXml.writeRefused(model.name(), verdict.get(), reports);
                    }
                }
            }
        }
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepFailure(true, String.join("\n", refusals), Anchor.DATA_CONTRACT));
    }

    private String sentence(String model, List<String> objections) {
        String file = module.workspace().shown(CommittedSchema.path(module.workspace(), model));
        return "The data of model '" + model + "' breaks " + Names.count(objections.size(), "rule") + " of " + file
                + ", so that nothing was trained or graded:"
                + objections.stream().map(objection -> "\n  - " + objection).collect(Collectors.joining())
                + "\nCorrect the data, or what " + file + " asks of it.";
    }
}
