package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.MlModelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The evaluations that count of some models, and why others have none: one that cannot be evaluated hides no other. */
public final class Supplied {

    private final Map<String, Evaluation> evaluations;
    private final JobFailures failures;
    private final @Nullable MlModelException crash;
    private final Map<String, String> lost;

    Supplied(Map<String, Evaluation> evaluations, JobFailures failures) {
        this.evaluations = Map.copyOf(evaluations);
        this.failures = failures;
        this.crash = null;
        this.lost = failures.sentences();
    }

    private Supplied(Supplied until, Iterable<String> lostByCrash, MlModelException crash) {
        this.evaluations = until.evaluations;
        this.failures = until.failures;
        this.crash = crash;
        this.lost = new LinkedHashMap<>(until.lost);
        lostByCrash.forEach(model -> lost.put(model, crash.sentence()));
    }

    /** Returns the same of a worker that crashed before it came to the end of these models. */
    Supplied crashed(Iterable<String> models, MlModelException with) {
        return new Supplied(this, models, with);
    }

    /** Returns a model's evaluation; nothing where none was asked for, or it could not be made. */
    public Optional<Evaluation> evaluation(String model) {
        return Optional.ofNullable(evaluations.get(model));
    }

    /** Returns why models could not be evaluated, by name. */
    public Map<String, String> lost() {
        return Map.copyOf(lost);
    }

    /** Returns why models could not be evaluated, as one; empty after a crash alone. */
    public Optional<StepFailure> failure() {
        return failures.asOne();
    }

    /**
     * Goes on with a crash of the worker, after what was evaluated before it has been judged.
     *
     * @throws MlModelException if the worker crashed, with the failures before it
     */
    public void endIfCrashed() {
        if (crash != null) {
            throw failures.with(crash);
        }
    }
}
