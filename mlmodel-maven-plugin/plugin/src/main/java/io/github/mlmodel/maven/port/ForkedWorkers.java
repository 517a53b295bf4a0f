package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.resolve.Libraries;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.device.CudaVersions;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.maven.fork.WorkerBudget;
import io.github.mlmodel.maven.fork.WorkerJobs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

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
    public WorkerResponse train(String run, List<TrainJob> jobs) throws IOException {
        boolean gpu = jobs.stream().anyMatch(job -> job.device().equals("cuda"));
        return run(
                run, WorkerJobs.train(jobs), jobs.stream().map(job -> job.spec().trainer()), gpu);
    }

    @Override
    public WorkerResponse evaluate(String run, List<EvaluateJob> jobs) throws IOException {
        boolean gpu = jobs.stream().anyMatch(EvaluateJob::compareOnGpu);
        return run(run, WorkerJobs.evaluate(jobs), Stream.of(), gpu);
    }

    @Override
    public WorkerResponse verify(String run, List<VerifyJob> jobs) throws IOException {
        return run(run, WorkerJobs.verify(jobs), Stream.of(), false);
    }

    @Override
    public WorkerResponse inspect(String run, List<InspectJob> jobs) throws IOException {
        Stream<TrainerSpec> trainers = jobs.stream().map(InspectJob::trainer).flatMap(Stream::ofNullable);
        return run(run, WorkerJobs.inspect(jobs), trainers, false);
    }

    @Override
    public int worker(EngineArtifacts needed, boolean gpu) {
        return resolve(needed, gpu).size();
    }

    @Override
    public void cuda() throws IOException {
        gpuRuntime(Machine.current()).resolve();
    }

    private WorkerResponse run(String run, WorkerJobs jobs, Stream<TrainerSpec> trainers, boolean gpu)
            throws IOException {
        List<Path> classPath = new ArrayList<>(resolve(EngineCatalog.artifacts(trainers.toList()), gpu));
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
                workspace.target().resolve("worker-" + run + ".log"));
        WorkerBudget budget = WorkerBudget.of(
                maven.session(), jvm.threads(), maven.execution().getPlugin().getKey());
        return new WorkerProcess(worker, budget, new MavenLog(log)).run(jobs);
    }

    private List<Path> resolve(EngineArtifacts needed, boolean gpu) {
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
                machine,
                log);
    }
}
