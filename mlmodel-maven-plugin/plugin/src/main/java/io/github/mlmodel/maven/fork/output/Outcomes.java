package io.github.mlmodel.maven.fork.output;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hands the outcomes of jobs over, in the jobs' order, each when its file is there. */
public final class Outcomes<J extends Job<R>, R> {

    private final WorkerRequest request;
    private final List<J> jobs;
    private final Outcome.Taker<J, R> taker;
    private final Secrets secrets;
    private int taken;

    public Outcomes(WorkerRequest request, List<J> jobs, Outcome.Taker<J, R> taker, Secrets secrets) {
        this.request = request;
        this.jobs = jobs;
        this.taker = taker;
        this.secrets = secrets;
    }

    /** Returns how many jobs have ended so far. */
    public int ended() {
        int ended = taken;
        while (ended < jobs.size() && Files.exists(request.outcome(ended))) {
            ended++;
        }
        return ended;
    }

    /**
     * Hands over the outcomes of the first {@code ended} jobs that were not handed over yet.
     *
     * @throws JsonParseException if one is no outcome
     * @throws UncheckedIOException from the taker
     */
    public void take(int ended) throws IOException {
        while (taken < ended) {
            J job = jobs.get(taken);
            Outcome<R> outcome = shown(Outcome.read(request.outcome(taken), job));
            taken++;
            try {
                taker.take(job, outcome);
            } catch (IOException e) {
                // Told apart from what the worker's own files throw.
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns how long the worker may come no further; nothing means for ever. */
    public Optional<Duration> patience() {
        // Jobs of a run are of one kind.
        return jobs.get(0).patience();
    }

    /** What libraries and own code threw may tell secrets, and goes into reports. */
    private Outcome<R> shown(Outcome<R> outcome) {
        return outcome instanceof Outcome.Failed<R> failed
                ? new Outcome.Failed<>(
                        failed.user(),
                        Printable.message(secrets.hiddenIn(failed.sentence())),
                        failed.anchor(),
                        secrets.hiddenIn(failed.trace()),
                        failed.changed())
                : outcome;
    }

    public boolean areAllTaken() {
        return taken == jobs.size();
    }
}
