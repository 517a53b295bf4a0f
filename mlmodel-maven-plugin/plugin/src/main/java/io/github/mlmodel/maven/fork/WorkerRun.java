package io.github.mlmodel.maven.fork;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.maven.fork.output.EventTail;
import io.github.mlmodel.maven.fork.output.Outcomes;
import io.github.mlmodel.maven.fork.output.ProgressLines;
import io.github.mlmodel.maven.fork.output.Standstill;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One run of a worker from its start to its end. */
final class WorkerRun<J extends Job<R>, R> {

    private static final long POLL_MILLISECONDS = 200;

    private final WorkerSettings settings;
    private final RunFolder folder;
    private final Launch launch;
    private final WorkerCommand command;
    private final WorkerCrash crash;
    private final Outcomes<J, R> outcomes;

    WorkerRun(
            WorkerSettings settings,
            RunFolder folder,
            Launch launch,
            WorkerCommand command,
            WorkerCrash crash,
            Outcomes<J, R> outcomes) {
        this.settings = settings;
        this.folder = folder;
        this.launch = launch;
        this.command = command;
        this.crash = crash;
        this.outcomes = outcomes;
    }

    /**
     * Starts the worker, and waits until it has ended, or has nothing left to do.
     *
     * @throws MlModelException if it crashes, takes longer than the time limit, or comes no further
     */
    void work(WorkerLog log, LongSupplier nanoTime) throws IOException, InterruptedException {
        try {
            workToItsEnd(log, nanoTime);
        } finally {
            settings.printed().end();
        }
    }

    private void workToItsEnd(WorkerLog log, LongSupplier nanoTime) throws IOException, InterruptedException {
        try (RunningWorker worker = start();
                EventTail events = new EventTail(folder.events())) {
            await(worker, events, log, nanoTime);
            if (worker.wasShutDown()) {
                throw MlModelException.internal("Maven is shutting down; the worker has been stopped.");
            }
            take(outcomes.ended());
            if (!outcomes.areAllTaken()) {
                throw crash.failure(worker.exitCode(), folder.fatalErrors());
            }
            launch.await(worker);
        }
    }

    private RunningWorker start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.line())
                .directory(folder.working().toFile())
                .redirectErrorStream(true)
                .redirectOutput(settings.log().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return RunningWorker.start(builder, WorkerCommand.TEMPORARY, this::leave);
    }

    /** Nobody else tidies up when Maven is shutting down. */
    private void leave() {
        folder.close();
        settings.printed().end();
    }

    private void await(RunningWorker worker, EventTail events, WorkerLog log, LongSupplier nanoTime)
            throws IOException, InterruptedException {
        long start = nanoTime.getAsLong();
        ProgressLines lines = ProgressLines.from(start, settings.interactive());
        Standstill standstill = Standstill.from(start, outcomes.patience(), settings.timeout());
        boolean ended = false;
        while (!ended && !outcomes.areAllTaken()) {
            ended = worker.hasEndedWithin(POLL_MILLISECONDS);
            // Counted before the events are read, so that the lines of a job stand before its outcome.
            int jobsEnded = outcomes.ended();
            long now = nanoTime.getAsLong();
            standstill.noteEnded(jobsEnded, now);
            List<WorkerEvent> told = events.read();
            if (!told.isEmpty()) {
                // It has started, and so has read its arguments.
                command.deleteFiles();
            }
            for (WorkerEvent event : told) {
                crash.note(event);
                standstill.note(event, now);
                Optional<String> line = lines.line(event, now);
                line.ifPresent(event.warning() ? log::warn : log::info);
            }
            if (!worker.wasShutDown()) {
                take(jobsEnded);
            }
            @Nullable Duration limit = settings.timeout();
            if (!ended && limit != null && now - start > limit.toNanos()) {
                stop(crash.timeout(limit));
            }
            Optional<Duration> still = standstill.exceeded(now);
            if (!ended && still.isPresent()) {
                stop(crash.standstill(still.get()));
            }
        }
    }

    /** A job may have ended while those before it were taken. */
    private void stop(MlModelException late) throws IOException {
        take(outcomes.ended());
        if (!outcomes.areAllTaken()) {
            throw late;
        }
    }

    private void take(int jobsEnded) throws IOException {
        try {
            outcomes.take(jobsEnded);
        } catch (JsonParseException e) {
            throw crash.unreadable(e);
        }
    }
}
