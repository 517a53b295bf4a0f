package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.rows.Left;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves what tests of models need that people write themselves, which run before models are graded: held-back rows and baselines
 * in the models' folders, the compiled metrics of the project's own, and in the tests' output folder a pointer to them.
 */
record LeftForTests(BuiltModule module, Workers workers, OwnCode ownCode) {

    private static final String TOO_LARGE = "its images have more than " + (TestPointer.MOST_BYTES_OF_IMAGES >> 20)
            + " MiB, which is the most that is left for tests";
    /** Name of the folder that takes metrics which an earlier build has compiled. */
    private static final String METRICS = ".metrics-for-tests";

    private static final String NOT_COMPARED = "the model has no <baseline>";

    /** Leaves it where the project's tests ask for it; returns why rows could not be read, if so. */
    Optional<StepFailure> leave(TrainRequest request) throws IOException {
        @Nullable Path testOutput = request.testOutput();
        if (testOutput == null) {
            return Optional.empty();
        }
        Path pointers = testOutput.resolve(ModelFile.TEST_FOLDER);
        withdraw(request, pointers);
        @Nullable Path metrics = metrics(request);
        Map<String, String> inputs = inputs(request.models());
        JobFailures failures = new JobFailures(module);
        failures.run(
                workers,
                "rows",
                jobs(request.models(), inputs),
                (job, result) -> keep(job, result, Objects.requireNonNull(inputs.get(job.name()))));
        for (ConfiguredModel model : request.models()) {
            if (!failures.sentences().containsKey(model.name())) {
                write(pointer(model, pointers, rows(model, inputs), metrics), pointers, model.name());
            }
        }
        return failures.asOne();
    }

    /** What no execution configures any more has no tests. */
    private static void withdraw(TrainRequest request, Path pointers) throws IOException {
        Set<String> pointed = new HashSet<>();
        request.configured().forEach(name -> pointed.add(name + TestPointer.ENDING));
        request.models().forEach(model -> pointed.add(model.name() + TestPointer.ENDING));
        for (Path pointer : Folders.files(pointers)) {
            if (!pointed.contains(pointer.getFileName().toString())) {
                Files.delete(pointer);
            }
        }
    }

    /** Returns the compiled metrics of the project's own; those of an earlier build where nothing has changed that decides them. */
    private @Nullable Path metrics(TrainRequest request) throws IOException {
        if (!module.inputs().hasOwnMetrics()) {
            return null;
        }
        if (!ownCode.isKept()) {
            return new TrainJobs(module, ownCode, request).metricClasses();
        }
        String inputs = new Digest()
                .add(module.inputs().metricsDigest())
                .add(ownCode.release())
                .hex();
        Path kept = module.workspace().target().resolve(METRICS);
        if (module.cache().fetchClasses(inputs, kept)) {
            return kept;
        }
        @Nullable Path compiled = new TrainJobs(module, ownCode, request).metricClasses();
        if (compiled != null) {
            module.cache().keepClasses(inputs, compiled);
        }
        return compiled;
    }

    /** Returns what decides the rows of each model. */
    private Map<String, String> inputs(List<ConfiguredModel> models) throws IOException {
        Map<String, String> inputs = new HashMap<>();
        for (ConfiguredModel model : models) {
            inputs.put(model.name(), module.inputs().rowsInputs(model));
        }
        return inputs;
    }

    /** Returns jobs for the rows that neither stand there nor come from the cache. */
    private List<RowsJob> jobs(List<ConfiguredModel> models, Map<String, String> inputs) throws IOException {
        List<RowsJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            if (stand(model.name(), Objects.requireNonNull(inputs.get(model.name())))) {
                continue;
            }
            Path work = Folders.empty(module.workspace().work(model.name(), "rows"));
            jobs.add(new RowsJob(
                    module.inputs().heldBackForWorker(model),
                    module.inputs().digested(module.inputs().heldBackFiles(model)),
                    module.workspace().model(model.name()),
                    work.resolve(TestPointer.ROWS)));
        }
        return jobs;
    }

    private boolean stand(String name, String inputs) throws IOException {
        Path folder = module.workspace().model(name);
        if (LeftRows.digest(folder, inputs).isPresent()) {
            return true;
        }
        Optional<String> key = key(name);
        if (key.isEmpty() || !module.cache().fetchRows(key.get(), inputs, folder.resolve(TestPointer.ROWS))) {
            return false;
        }
        LeftRows.record(folder, inputs);
        return true;
    }

    private Optional<String> key(String name) throws IOException {
        return RecordedFingerprint.ofWholeModel(module.workspace().model(name)).map(RecordedFingerprint::key);
    }

    private void keep(RowsJob job, RowsResult result, String inputs) throws IOException {
        Path folder = module.workspace().model(job.name());
        Path rows = folder.resolve(TestPointer.ROWS);
        AtomicFiles.move(job.output(), rows);
        Folders.delete(module.workspace().work(job.name(), "rows"));
        LeftRows.record(folder, inputs);
        Optional<String> key = key(job.name());
        if (key.isPresent()) {
            module.cache().keepRows(key.get(), inputs, rows);
        }
        module.log()
                .info(
                        result.rows() == 0
                                ? job.name() + ": left no held-back rows for tests: " + TOO_LARGE + "."
                                : job.name() + ": left " + Names.count(result.rows(), "held-back row")
                                        + " for tests in "
                                        + module.workspace().shown(rows));
    }

    private Left rows(ConfiguredModel model, Map<String, String> inputs) throws IOException {
        Path folder = module.workspace().model(model.name());
        String digest = LeftRows.digest(folder, Objects.requireNonNull(inputs.get(model.name())))
                .orElseThrow();
        if (Files.size(folder.resolve(TestPointer.ROWS)) == 0) {
            return new Left.Absent(TOO_LARGE);
        }
        return new Left.There(
                TestPointer.ROWS,
                digest,
                model.spec().dataset().heldBackSource().files());
    }

    private TestPointer pointer(ConfiguredModel model, Path pointers, Left rows, @Nullable Path metrics)
            throws IOException {
        Path folder = module.workspace().model(model.name());
        return new TestPointer(
                TestPointer.FORMAT,
                module.workspace().digest(model.name(), ModelFile.MODEL),
                place(pointers, folder),
                rows,
                baseline(module.inputs().baseline(model).orElse(null), folder.resolve(TestPointer.BASELINE)),
                metrics == null ? "" : place(folder, metrics));
    }

    /** On Windows there may be no way from one to the other. */
    private static String place(Path from, Path folder) {
        boolean related = Objects.equals(from.getRoot(), folder.getRoot());
        return (related ? from.relativize(folder) : folder).toString().replace('\\', '/');
    }

    private static Left baseline(@Nullable EarlierModel earlier, Path file) throws IOException {
        if (earlier instanceof BaselineBundle bundle) {
            if (!Files.isRegularFile(file) || !Digest.of(file).equals(bundle.sha256())) {
                AtomicFiles.copy(bundle.file().path(), file);
            }
            return new Left.There(TestPointer.BASELINE, Digest.of(file), bundle.name());
        }
        Files.deleteIfExists(file);
        return new Left.Absent(earlier instanceof NoBaseline none ? none.reason() : NOT_COMPARED);
    }

    /** A pointer that is the same stays as it is. */
    private static void write(TestPointer pointer, Path pointers, String model) throws IOException {
        Path file = pointers.resolve(model + TestPointer.ENDING);
        String now = Json.write(pointer);
        if (!Files.isRegularFile(file) || !RegularFiles.text(file).equals(now)) {
            AtomicFiles.write(file, now);
        }
    }
}
