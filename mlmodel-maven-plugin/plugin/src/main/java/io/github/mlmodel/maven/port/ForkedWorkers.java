package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.resolve.Libraries;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.device.CudaVersions;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.fork.ClassArchives;
import io.github.mlmodel.maven.fork.WorkerBudget;
import io.github.mlmodel.maven.fork.WorkerProcess;
import io.github.mlmodel.maven.fork.WorkerSettings;
import io.github.mlmodel.maven.resolve.CudaArtifact;
import io.github.mlmodel.maven.resolve.WorkerClasspath;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The workers of one goal, and what they run on. */
final class ForkedWorkers implements Workers, Libraries {

    private final GoalSettings settings;
    private final MavenParts maven;
    private final Workspace workspace;
    private final CustomClasses ownCode;
    private final Log log;

    ForkedWorkers(GoalSettings settings, Workspace workspace, CustomClasses ownCode) {
        this.settings = settings;
        this.maven = settings.maven();
        this.workspace = workspace;
        this.ownCode = ownCode;
        this.log = maven.log();
    }

    @Override
    public <J extends Job<R>, R> void run(String run, List<J> jobs, Outcome.Taker<J, R> taker) throws IOException {
        if (jobs.isEmpty()) {
            // Nothing is resolved for nothing, and no Java is looked for.
            return;
        }
        maven.notes().asks("a worker");
        boolean gpu = jobs.stream().anyMatch(Job::usesGpu);
        List<TrainerSpec> trainers = jobs.stream().flatMap(Job::trainers).toList();
        process(run, trainers, gpu).run(jobs, taker);
    }

    @Override
    public int worker(EngineArtifacts needed, boolean gpu) {
        return resolve(needed, gpu).size();
    }

    @Override
    public void cuda() throws IOException {
        maven.notes().asks("a repository for CUDA");
        gpuRuntime(Machine.current()).resolve();
    }

    private WorkerProcess process(String run, List<TrainerSpec> trainers, boolean gpu) throws IOException {
        List<Path> classPath = new ArrayList<>(resolve(EngineCatalog.artifacts(trainers), gpu));
        classPath.addAll(ownCode.classPath());
        JvmSettings jvm = settings.jvm();
        WorkerSettings worker = new WorkerSettings(
                ownCode.java().java(),
                jvm.arguments(),
                classPath,
                gpu ? gpuFolders(Machine.current()) : List.of(),
                jvm.timeout(),
                System.getenv(),
                maven.session().getRequest().isInteractiveMode(),
                workspace.target().resolve(".work"),
                workspace.target().resolve("worker-" + run + ".log"),
                maven.secrets());
        WorkerBudget budget = WorkerBudget.of(
                maven.session(), jvm.threads(), maven.execution().getPlugin().getKey());
        ClassArchives archives = ClassArchives.in(settings.folders().cache().toPath(), System.getenv(), buildStart());
        return new WorkerProcess(worker, budget, new MavenLog(log, maven.notes()), archives);
    }

    /** IDEs run goals without a build that would have begun: such a goal is as one of a first build. */
    private Instant buildStart() {
        @Nullable Date start = maven.session().getRequest().getStartTime();
        return start == null ? Instant.EPOCH : start.toInstant();
    }

    private List<Path> resolve(EngineArtifacts needed, boolean gpu) {
        maven.notes().asks("a repository for a worker");
        if (gpu) {
            log.info("The GPU takes com.microsoft.onnxruntime:onnxruntime_gpu in place of onnxruntime (0.6 GB,"
                    + " resolved once)");
        }
        return WorkerClasspath.of(maven.repositorySystem(), maven.session(), maven.execution())
                .resolve(needed, gpu);
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
                CudaArtifact.of(maven.repositorySystem(), maven.session())::resolve,
                settings.folders().cache().toPath(),
                settings.patience(),
                machine,
                log);
    }
}
