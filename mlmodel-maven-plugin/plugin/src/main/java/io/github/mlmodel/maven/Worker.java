package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.device.CudaVersions;
import io.github.mlmodel.core.device.Machine;
import io.github.mlmodel.core.engine.EngineArtifacts;
import io.github.mlmodel.core.engine.EngineCatalog;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.message.EvaluateJob;
import io.github.mlmodel.core.message.InspectJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.JobFailure;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.maven.fork.JavaExecutable;
import io.github.mlmodel.maven.fork.WorkerBudget;
import io.github.mlmodel.maven.fork.WorkerJobs;
import io.github.mlmodel.maven.fork.WorkerLog;
import io.github.mlmodel.maven.fork.WorkerProcess;
import io.github.mlmodel.maven.fork.WorkerSettings;
import io.github.mlmodel.maven.resolve.CudaArtifact;
import io.github.mlmodel.maven.resolve.WorkerClasspath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The worker of one goal: what it is run with, and how its failures become the goal's. */
final class Worker {

    private final AbstractModelMojo mojo;
    private final ModuleBuild build;
    private final CustomClasses custom;
    private final Log log;

    Worker(AbstractModelMojo mojo, ModuleBuild build) {
        this.mojo = mojo;
        this.build = build;
        this.custom = new CustomClasses(mojo, build);
        this.log = build.log();
    }

    /** Runs jobs, in a JVM of its own whose class path has what they need. */
    WorkerResponse run(String goal, WorkerJobs jobs) throws IOException {
        boolean gpu = usesGpu(jobs);
        List<Path> classPath = new ArrayList<>(resolve(EngineCatalog.artifacts(trainers(jobs)), gpu));
        classPath.addAll(custom.classPath());
        Path target = build.workspace().target();
        WorkerSettings settings = new WorkerSettings(
                java(),
                arguments(),
                classPath,
                gpu ? gpuFolders(Machine.current()) : List.of(),
                mojo.timeout() > 0 ? Duration.ofSeconds(mojo.timeout()) : null,
                System.getenv(),
                mojo.session().getRequest().isInteractiveMode(),
                target.resolve(".work"),
                target.resolve("worker-" + goal + ".log"));
        WorkerBudget budget = WorkerBudget.of(
                mojo.session(), mojo.threads(), mojo.execution().getPlugin().getKey());
        return new WorkerProcess(settings, budget, new MavenLog(log)).run(jobs);
    }

    /** Resolves what the models' training, evaluation and verification need. */
    List<Path> resolveAll(List<ConfiguredModel> models) throws IOException {
        EngineArtifacts needed = EngineCatalog.artifacts(
                models.stream().map(model -> model.spec().trainer()).toList());
        Machine machine = Machine.current();
        if (Devices.mayNeedGpu(models, machine)) {
            gpuRuntime(machine).resolve();
            resolve(needed, true);
        }
        return resolve(needed, false);
    }

    private static boolean usesGpu(WorkerJobs jobs) {
        return jobs.train().stream().anyMatch(job -> job.device().equals("cuda"))
                || jobs.evaluate().stream().anyMatch(EvaluateJob::compareOnGpu);
    }

    private List<Path> gpuFolders(Machine machine) throws IOException {
        List<Path> folders = gpuRuntime(machine).folders();
        log.info("The GPU is used with " + CudaVersions.on(machine.withLibraries(folders))
                + (folders.isEmpty()
                        ? ""
                        : " from "
                                + Names.list(
                                        folders.stream().map(Path::toString).toList())));
        return folders;
    }

    private GpuRuntime gpuRuntime(Machine machine) {
        return new GpuRuntime(
                CudaArtifact.of(mojo.repositorySystem(), mojo.session())::resolve, mojo.cache(), machine, log);
    }

    /** Compiles {@code src/train/java} if the model's trainer is the project's own; returns the classes' folder. */
    @Nullable
    Path trainClasses(ConfiguredModel model) {
        return EngineCatalog.trainer(model.spec().trainer().type()).isPresent() ? null : custom.trainClasses();
    }

    /** Compiles {@code src/evaluate/java} if there is any; returns the classes' folder. */
    @Nullable
    Path evaluateClasses() throws IOException {
        return build.hasOwnMetrics() ? custom.evaluateClasses() : null;
    }

    /**
     * Fails the goal if a job failed.
     *
     * @throws MlModelException with all failures, the user's first
     */
    void failIfAnyFailed(WorkerResponse response) {
        List<JobFailure> failures = response.failures();
        if (failures.isEmpty()) {
            return;
        }
        failures.stream()
                .map(JobFailure::trace)
                .filter(trace -> !trace.isEmpty())
                .forEach(log::debug);
        String sentences = failures.stream()
                .map(failure -> named(failure, failures.size() > 1))
                .collect(Collectors.joining("\n"));
        throw failures.stream().allMatch(JobFailure::user)
                ? MlModelException.user(sentences)
                : MlModelException.internal(sentences);
    }

    private static String named(JobFailure failure, boolean several) {
        boolean saysWhich = failure.message().contains("'" + failure.name() + "'");
        return several || !saysWhich ? failure.name() + ": " + failure.message() : failure.message();
    }

    private List<Path> resolve(EngineArtifacts needed, boolean gpu) {
        if (gpu) {
            log.info("The GPU takes com.microsoft.onnxruntime:onnxruntime_gpu in place of onnxruntime (0.6 GB,"
                    + " resolved once)");
        }
        return WorkerClasspath.of(mojo.repositorySystem(), mojo.session(), mojo.execution())
                .resolve(needed, gpu);
    }

    private static List<TrainerSpec> trainers(WorkerJobs jobs) {
        Stream<TrainerSpec> trained =
                jobs.train().stream().map(job -> job.spec().trainer());
        Stream<TrainerSpec> inspected =
                jobs.inspect().stream().map(InspectJob::trainer).flatMap(Stream::ofNullable);
        return Stream.concat(trained, inspected).toList();
    }

    private Path java() {
        return JavaExecutable.find(mojo.session(), mojo.toolchainManager(), mojo.jdkToolchain(), mojo.jvm())
                .java();
    }

    private List<String> arguments() {
        return Arrays.stream(mojo.jvmArgs().trim().split("\\s+"))
                .filter(argument -> !argument.isEmpty())
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Passes the worker's lines on to Maven's log. */
    private record MavenLog(Log log) implements WorkerLog {

        @Override
        public void info(String line) {
            log.info(line);
        }

        @Override
        public void debug(String line) {
            log.debug(line);
        }
    }
}
