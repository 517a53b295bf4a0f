package io.github.mlmodel.maven.fork;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs jobs in a JVM of their own and returns what it found.
 *
 * <p>Request and response are files, and events travel in a third one, so that nothing that native code prints can corrupt
 * them; standard output and error go to the log file. A worker without a response file has crashed, whatever its exit code.
 */
public final class WorkerProcess {

    private static final String MAIN_CLASS = "io.github.mlmodel.worker.WorkerMain";
    private static final long POLL_MILLISECONDS = 200;

    private final WorkerSettings settings;
    private final WorkerBudget budget;
    private final WorkerLog log;
    private final String mainClass;
    private final LongSupplier nanoTime;

    /** Prepares a worker; nothing is started yet. */
    public WorkerProcess(WorkerSettings settings, WorkerBudget budget, WorkerLog log) {
        this(settings, budget, log, MAIN_CLASS, System::nanoTime);
    }

    WorkerProcess(
            WorkerSettings settings, WorkerBudget budget, WorkerLog log, String mainClass, LongSupplier nanoTime) {
        this.settings = settings;
        this.budget = budget;
        this.log = log;
        this.mainClass = mainClass;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts a worker, waits for it, and returns its response. Afterwards no process of it is left, and nothing but the log
     * file.
     *
     * @throws MlModelException if it cannot be started, crashes, or takes longer than the time limit
     */
    public WorkerResponse run(WorkerJobs jobs) {
        Heap heap = Heap.of(settings.jvmArguments(), budget.heapMegabytesOfOne());
        int threads = budget.threadsOfOne();
        try {
            WorkerBudget.Share share = budget.take(threads, heap.megabytes());
            try (share;
                    RunFolder run = RunFolder.in(settings.workFolder())) {
                return run(jobs, run, WorkerCommand.of(settings, run, threads, heap), threads, heap);
            }
        } catch (IOException e) {
            throw MlModelException.internal(
                    "The worker could not be run: " + e.getMessage() + ". Its folder is " + settings.workFolder()
                            + "; look whether it can be written and the disk has room.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted; the worker has been stopped.", e);
        }
    }

    private WorkerResponse run(WorkerJobs jobs, RunFolder run, WorkerCommand command, int threads, Heap heap)
            throws IOException, InterruptedException {
        LauncherJar.write(run.launcherJar(), mainClass, settings.classPath());
        AtomicFiles.write(run.request(), Json.write(request(jobs, run, threads)));
        Files.createDirectories(settings.log().toAbsolutePath().getParent());
        log.debug("worker: " + command.text());
        WorkerCrash crash = new WorkerCrash(settings, command, heap);
        try (RunningWorker worker = start(command, run);
                EventTail events = new EventTail(run.events())) {
            await(worker, events, crash);
            if (worker.wasShutDown()) {
                throw MlModelException.internal("Maven is shutting down; the worker has been stopped.");
            }
            return response(run, worker.exitCode(), crash);
        }
    }

    private RunningWorker start(WorkerCommand command, RunFolder run) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.line())
                .directory(run.working().toFile())
                .redirectErrorStream(true)
                .redirectOutput(settings.log().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return RunningWorker.start(builder, run::close);
    }

    private void await(RunningWorker worker, EventTail events, WorkerCrash crash)
            throws IOException, InterruptedException {
        long start = nanoTime.getAsLong();
        ProgressLines lines = ProgressLines.from(start, settings.interactive());
        boolean ended = false;
        while (!ended) {
            ended = worker.hasEndedWithin(POLL_MILLISECONDS);
            long now = nanoTime.getAsLong();
            for (WorkerEvent event : events.read()) {
                crash.note(event);
                Optional<String> line = lines.line(event, now);
                line.ifPresent(log::info);
            }
            if (!ended
                    && settings.timeout() != null
                    && now - start > settings.timeout().toNanos()) {
                throw crash.timeout(settings.timeout());
            }
        }
    }

    private WorkerResponse response(RunFolder run, int exitCode, WorkerCrash crash) throws IOException {
        if (exitCode != 0 || !Files.exists(run.response())) {
            throw crash.failure(exitCode, run.fatalErrors());
        }
        try {
            return Json.read(run.response(), WorkerResponse.class);
        } catch (JsonParseException e) {
            throw crash.unreadable(e);
        }
    }

    private WorkerRequest request(WorkerJobs jobs, RunFolder run, int threads) {
        return new WorkerRequest(
                ProcessHandle.current().pid(),
                run.response(),
                run.events(),
                threads,
                jobs.train(),
                jobs.evaluate(),
                jobs.verify(),
                jobs.inspect());
    }
}
