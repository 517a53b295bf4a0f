package io.github.mlmodel.build.step.drift;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.message.DriftJob;
import io.github.mlmodel.build.message.DriftResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TypedSources;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.drift.Drift;
import io.github.mlmodel.grade.drift.DriftReport;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.report.DriftTable;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares rows with those that models were trained on, column by column. */
public final class DriftStep {

    /** Name of the file that has the comparison. */
    static final String FILE = "drift.json";

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public DriftStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Compares the rows.
     *
     * @throws MlModelException if a worker crashes
     */
    public DriftOutcome run(DriftRequest request) throws IOException {
        if (request.source() == null || request.source().isBlank()) {
            return failed("No data file is named. Say which one: mvn mlmodel:drift -Dmlmodel.drift.source=log.csv.");
        }
        Map<String, TrainedOn> trained = new LinkedHashMap<>();
        List<DriftJob> jobs = new ArrayList<>();
        Violations violations = new Violations();
        for (ConfiguredModel model : request.models()) {
            violations.collect(() -> {
                TrainedOn before = TrainedOn.find(module, model.name(), request.from());
                jobs.add(job(model, request, before));
                trained.put(model.name(), before);
            });
        }
        Optional<String> refusal = violations.sentence("Nothing was compared, because of", "problem");
        if (refusal.isPresent()) {
            return new DriftOutcome.Failed(
                    new StepFailure(true, refusal.get(), violations.anchor().orElse(null)));
        }
        List<Drift> drifts = new ArrayList<>();
        JobFailures failures = new JobFailures(module);
        failures.run(
                workers,
                "drift",
                jobs,
                (job, result) ->
                        drifts.add(compare(request, job, result, Objects.requireNonNull(trained.get(job.name())))));
        Optional<StepFailure> failure = failures.asOne();
        return failure.isPresent() ? new DriftOutcome.Failed(failure.get()) : judged(request, drifts);
    }

    private DriftJob job(ConfiguredModel model, DriftRequest request, TrainedOn before) throws IOException {
        String source = Objects.requireNonNull(request.source());
        Checkout checkout = request.typed()
                ? TypedSources.opened(module.workspace().checkout(), List.of(source))
                : module.workspace().checkout();
        DatasetSpec dataset = model.spec().dataset();
        List<DataFile> files = dataset.source()
                .choose(
                        table -> table.written(
                                delimited -> SourceFiles.text(checkout, source, "mlmodel.drift.source"),
                                custom -> SourceFiles.find(checkout, source, "mlmodel.drift.source")),
                        images -> {
                            throw MlModelException.user("The rows of model '" + model.name()
                                    + "' are images, which have no columns that could be compared.");
                        });
        return new DriftJob(
                model.spec().withDataset(module.inputs().readable(dataset)),
                files,
                before.model(),
                before.statistics());
    }

    private Drift compare(DriftRequest request, DriftJob job, DriftResult result, TrainedOn before) throws IOException {
        Drift drift = Drift.of(before.statistics(), result.rows(), result.columns(), request.thresholds());
        DriftReport report = new DriftReport(
                DriftReport.FORMAT,
                Objects.requireNonNull(request.source()),
                before.place(),
                request.thresholds(),
                drift);
        Path file = module.workspace().model(job.name()).resolve(FILE);
        Files.createDirectories(module.workspace().model(job.name()));
        AtomicFiles.write(file, Json.write(report));
        List<String> lines = DriftTable.of(report);
        if (drift.drifted().isEmpty()) {
            module.log().info(lines.get(0));
        } else {
            module.log().warn(lines.get(0));
        }
        lines.subList(1, lines.size()).forEach(module.log()::info);
        module.log().info(job.name() + ": wrote " + module.workspace().shown(file));
        return drift;
    }

    private static DriftOutcome judged(DriftRequest request, List<Drift> drifts) {
        List<String> drifted = drifts.stream()
                .filter(drift -> !drift.drifted().isEmpty())
                .map(drift -> "model '" + drift.model() + "': " + Names.list(drift.drifted()))
                .toList();
        return drifted.isEmpty() || !request.fail()
                ? new DriftOutcome.Compared(drifts)
                : failed("Columns of " + request.source() + " drifted from what they were in training, and"
                        + " mlmodel.drift.fail is set: " + String.join("; ", drifted)
                        + ". Find out what changed in the data, and train on rows of today if it is meant.");
    }

    private static DriftOutcome failed(String sentence) {
        return new DriftOutcome.Failed(StepFailure.user(sentence));
    }
}
