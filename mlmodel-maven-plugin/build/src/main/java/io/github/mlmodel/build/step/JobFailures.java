package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.LinkedSentence;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the failures of a step's jobs, and makes one failure of the step of them. */
public final class JobFailures {

    private final BuiltModule module;
    private final List<Failure> failures = new ArrayList<>();

    private record Failure(String job, Outcome.Failed<?> outcome) {

        LinkedSentence linked() {
            return new LinkedSentence(outcome.sentence(), outcome.anchor());
        }
    }

    /** Takes what a job found. */
    @FunctionalInterface
    public interface ResultTaker<J, R> {

        /** Takes the result of a job that has done what it is for. */
        void take(J job, R result) throws IOException;
    }

    /** Collects the failures of jobs of a module. */
    public JobFailures(BuiltModule module) {
        this.module = module;
    }

    /**
     * Runs jobs, hands their results over and keeps their failures. Digests of files that turned out to have changed are
     * forgotten, so that the next build takes them anew.
     *
     * @throws MlModelException if the worker crashes, with the failures of the jobs before
     */
    public <J extends Job<R>, R> void run(Workers workers, String run, List<J> jobs, ResultTaker<J, R> taker)
            throws IOException {
        try {
            workers.run(run, jobs, orTake(taker));
        } catch (MlModelException e) {
            throw with(e);
        }
    }

    /** Runs jobs as {@link #run} does, and returns the crash of the worker, if it came to that. */
    public <J extends Job<R>, R> Optional<MlModelException> runUntilCrash(
            Workers workers, String run, List<J> jobs, ResultTaker<J, R> taker) throws IOException {
        try {
            workers.run(run, jobs, orTake(taker));
            return Optional.empty();
        } catch (MlModelException e) {
            return Optional.of(e);
        }
    }

    /** Returns a crash with the failures before it. */
    public MlModelException with(MlModelException crash) {
        return asOne().map(before -> crash.after(before.linked() + "\n")).orElse(crash);
    }

    /** Keeps the failure of a job that could not even be put together. */
    public void add(String job, MlModelException failure) {
        boolean user = failure.kind() == MlModelException.Kind.USER;
        failures.add(new Failure(
                job,
                new Outcome.Failed<>(user, failure.sentence(), failure.anchor().orElse(null), "", List.of())));
    }

    /** Returns why jobs failed, by name. */
    public Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        failures.forEach(
                failure -> sentences.put(failure.job(), failure.outcome().sentence()));
        return sentences;
    }

    private <J extends Job<R>, R> Outcome.Taker<J, R> orTake(ResultTaker<J, R> taker) {
        return (job, outcome) -> {
            if (outcome instanceof Outcome.Done<R> done) {
                taker.take(job, done.result());
            } else if (outcome instanceof Outcome.Failed<R> failed) {
                note(job.name(), failed);
            } else {
                module.log().info(job.name() + ": not begun, because of what is wrong with other models");
            }
        };
    }

    /** Returns all failures as one, the user's fault only if each of them is; empty if no job failed. */
    public Optional<StepFailure> asOne() {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Map<LinkedSentence, List<String>> jobs = new LinkedHashMap<>();
        failures.forEach(failure -> jobs.computeIfAbsent(failure.linked(), sentence -> new ArrayList<>())
                .add(failure.job()));
        List<LinkedSentence> named = jobs.entrySet().stream()
                .map(entry -> named(entry.getKey(), entry.getValue(), jobs.size() > 1))
                .toList();
        boolean user = failures.stream().allMatch(failure -> failure.outcome().user());
        return Optional.of(new StepFailure(
                user,
                String.join("\n", LinkedSentence.texts(named, "  ")),
                LinkedSentence.common(named).orElse(null)));
    }

    private void note(String job, Outcome.Failed<?> outcome) throws IOException {
        failures.add(new Failure(job, outcome));
        for (Path changed : outcome.changed()) {
            module.digests().forget(changed);
        }
        if (!outcome.trace().isEmpty()) {
            module.log().debug(outcome.trace());
        }
    }

    /** What is wrong with all of several jobs is said once, and of none of them. */
    private static LinkedSentence named(LinkedSentence said, List<String> jobs, boolean several) {
        String text = said.text();
        boolean saysWhich =
                jobs.size() > 1 || text.contains("'" + jobs.get(0) + "'") || text.startsWith(jobs.get(0) + ":");
        return several || !saysWhich ? new LinkedSentence(String.join(", ", jobs) + ": " + text, said.anchor()) : said;
    }
}
