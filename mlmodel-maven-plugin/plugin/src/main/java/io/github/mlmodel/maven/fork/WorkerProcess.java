package io.github.mlmodel.maven.fork;

import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.maven.fork.output.Outcomes;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs jobs in a JVM of their own and hands over what became of each, as soon as it has ended.
 *
 * <p>Request and outcomes are files, and events travel in a further one, so that nothing that native code prints can
 * corrupt them; standard output and error go to the log file. A worker that leaves a job without an outcome has crashed,
 * whatever its exit code.
 */
public final class WorkerProcess {

    private static final String MAIN_CLASS = "io.github.mlmodel.worker.WorkerMain";

    private final WorkerSettings settings;
    private final WorkerBudget budget;
    private final WorkerLog log;
    private final ClassArchives archives;
    private final String mainClass;
    private final LongSupplier nanoTime;

    /** Prepares a worker; nothing is started yet. */
    public WorkerProcess(WorkerSettings settings, WorkerBudget budget, WorkerLog log, ClassArchives archives) {
        this(settings, budget, log, archives, MAIN_CLASS, System::nanoTime);
    }

    WorkerProcess(
            WorkerSettings settings,
            WorkerBudget budget,
            WorkerLog log,
            ClassArchives archives,
            String mainClass,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.budget = budget;
        this.log = log;
        this.archives = archives;
        this.mainClass = mainClass;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts a worker and waits for it; without jobs there is none. What was handed over before a crash or the time limit
     * stays so. Afterwards no process of it is left, and nothing but the log file.
     *
     * @throws MlModelException if it cannot be started, crashes, or takes longer than the time limit
     * @throws IOException from {@code taker}
     */
    public <J extends Job<R>, R> void run(List<J> jobs, Outcome.Taker<J, R> taker) throws IOException {
        if (jobs.isEmpty()) {
            return;
        }
        Heap heap = Heap.of(settings.jvmArguments(), budget.heapMegabytesOfOne());
        int threads = budget.threadsOfOne();
        try {
            WorkerBudget.Share share = budget.take(threads, heap.megabytes());
            try (share;
                    RunFolder folder = RunFolder.in(settings.workFolder())) {
                boolean brief = BriefWork.is(jobs);
                Launch launch = archives.launch(settings, mainClass, folder, heap, brief);
                WorkerCommand command = WorkerCommand.of(settings, folder, launch, threads, heap, brief);
                WorkerRequest request = request(jobs, folder, threads);
                prepare(folder, request, command);
                log.debug("worker: " + command.text());
                new WorkerRun<>(
                                settings,
                                folder,
                                launch,
                                command,
                                new WorkerCrash(settings, command, heap),
                                new Outcomes<>(request, jobs, taker, settings.secrets()))
                        .work(log, nanoTime);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw notRun(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted; the worker has been stopped.", e);
        }
    }

    private MlModelException notRun(IOException failure) {
        String sentence = FileTrouble.full(failure, List.of(settings.workFolder()))
                .map(full -> full + ". Make room and run the build again.")
                .orElseGet(() -> FileTrouble.clause(failure) + ". Its folder is " + settings.workFolder()
                        + "; look whether it can be written and the disk has room.");
        return MlModelException.internal("The worker could not be run: " + sentence, failure);
    }

    private void prepare(RunFolder folder, WorkerRequest request, WorkerCommand command) throws IOException {
        AtomicFiles.write(folder.request(), Json.write(request));
        command.writeFiles();
        settings.printed().begin();
    }

    private static WorkerRequest request(List<? extends Job<?>> jobs, RunFolder folder, int threads) {
        return new WorkerRequest(
                ProcessHandle.current().pid(), folder.outcomes(), folder.events(), threads, List.copyOf(jobs));
    }
}
