package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFolds;
import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Devices;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Brings what came out of cross-validations into the folders of their models: from where it is, or by trainings. */
record FoldEstimates(BuiltModule module, Workers workers, TrainJobs asked, Machine machine) {

    /** A model whose folds are to be trained, and the digest over everything that decides what comes out. */
    private record Wanted(ConfiguredModel model, String key) {}

    void supply(JobFailures failures) throws IOException {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (ConfiguredModel model : asked.request().models()) {
            Optional<String> key = module.inputs().foldsKey(model);
            if (key.isEmpty()) {
                RecordedFolds.delete(module.workspace().model(model.name()));
            } else if (!isThere(model.name(), key.get())) {
                wanted.put(model.name(), new Wanted(model, key.get()));
            }
        }
        if (asked.request().mode() == TrainingMode.NEVER) {
            wanted.keySet().forEach(this::sayNone);
            return;
        }
        List<FoldsJob> jobs = jobs(wanted);
        JobFailures.ResultTaker<FoldsJob, FoldScores> taker = (job, scores) ->
                keep(job, Objects.requireNonNull(wanted.get(job.name())).key(), scores);
        failures.run(workers, "folds", on(false, jobs), taker);
        failures.run(workers, "folds-cuda", on(true, jobs), taker);
    }

    private void sayNone(String model) {
        module.log()
                .info(model
                        + ": not cross-validated, because nothing is trained (mlmodel.training=never), and src/models has"
                        + " no estimate of these folds");
    }

    /** Returns whether the estimate stands in the model's folder now. */
    private boolean isThere(String name, String key) throws IOException {
        Path folder = module.workspace().model(name);
        if (RecordedFolds.read(folder, key).isPresent()) {
            return true;
        }
        Optional<RecordedFolds> known = module.folds()
                .find(key)
                .flatMap(text -> Json.readTextIfWhole(text, RecordedFolds.class))
                .filter(recorded -> recorded.key().equals(key));
        if (known.isEmpty()) {
            known = StoredModel.read(module.workspace().stored(), name).flatMap(stored -> stored.folds(key));
        }
        if (known.isEmpty()) {
            return false;
        }
        known.get().write(folder);
        module.log().info(name + ": cross-validation is up to date");
        return true;
    }

    private List<FoldsJob> jobs(Map<String, Wanted> wanted) throws IOException {
        List<ConfiguredModel> models =
                wanted.values().stream().map(Wanted::model).toList();
        Map<String, String> devices =
                Devices.decide(models, asked.request().device(), machine).devices();
        List<FoldsJob> jobs = new ArrayList<>();
        for (Wanted each : wanted.values()) {
            String name = each.model().name();
            module.log()
                    .info(name + ": cross-validating, which takes "
                            + Names.count(
                                    Objects.requireNonNull(
                                            each.model().spec().dataset().folds()),
                                    "training"));
            jobs.add(new FoldsJob(asked.of(
                    "folds",
                    each.model(),
                    Objects.requireNonNull(devices.get(name)),
                    module.inputs().fingerprint(each.model()),
                    each.key())));
        }
        return jobs;
    }

    private static List<FoldsJob> on(boolean gpu, List<FoldsJob> jobs) {
        return jobs.stream().filter(job -> job.usesGpu() == gpu).toList();
    }

    private void keep(FoldsJob job, String key, FoldScores scores) throws IOException {
        String name = job.name();
        RecordedFolds recorded = new RecordedFolds(key, scores);
        recorded.write(module.workspace().model(name));
        try {
            module.folds().keep(key, Json.write(recorded));
        } catch (IOException e) {
            module.log()
                    .trouble(name + ": its cross-validation is not remembered in the cache: " + FileTrouble.clause(e)
                            + ". A build after 'mvn clean' will train for it again. mlmodel.cache.directory names another"
                            + " folder.");
        }
        module.cache().discard(job.training().checkpoints());
        Folders.delete(job.training().output());
        module.log()
                .info(name + ": cross-validated by " + Names.count(scores.rows().size(), "fold") + " of "
                        + Names.count(scores.allRows(), "training row"));
    }
}
