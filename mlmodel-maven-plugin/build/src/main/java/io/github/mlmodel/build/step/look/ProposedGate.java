package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * A gate a little below what a trial came to: by two standard errors on the held-back rows, and by 0.02 at least, but above
 * the trivial baseline.
 *
 * @param gate the gate; absent where the trial was no better than the trivial baseline
 * @param reason what the trial came to, for people
 */
record ProposedGate(Optional<String> gate, String reason) {

    private static final double LITTLE = 0.02;
    private static final double STANDARD_ERRORS = 2;
    private static final int DECIMALS = 2;

    /** What a sum of two decimals lacks. */
    private static final double EXACT = 1e-12;

    /** A mean of other rows explains hardly less than nothing. */
    private static final double NOTHING = 0.005;

    /** Returns the metric by which models of a task are gated. */
    static String metric(Task task) {
        return switch (task) {
            case CLASSIFICATION -> "balanced_accuracy";
            case REGRESSION -> "r2";
        };
    }

    /** Makes the gate of what a model of that trainer, or of another one, came to. */
    static ProposedGate of(Proposal model, TrialResult trial) {
        Task task = model.task().orElseThrow();
        String came = came(model, task, trial);
        if (!trial.uneven().isEmpty()) {
            return new ProposedGate(
                    Optional.empty(),
                    came + " That tells little, so no gate is proposed: " + trial.uneven()
                            + ", and other seeds come no nearer. Remove the duplicates and run init again, or hold back rows"
                            + " in a file of their own (<testSource>).");
        }
        double score = trial.score();
        double trivial = Double.isNaN(trial.trivialScore()) ? 0 : trial.trivialScore();
        if (!(score - trivial > noise(task, trivial, trial))) {
            return new ProposedGate(
                    Optional.empty(),
                    came + " On so many rows that is no better, so no gate is proposed: one would let anything pass."
                            + " Other columns or another target may tell more.");
        }
        double little = Math.max(LITTLE, noise(task, score, trial));
        boolean tried = model.trainer().equals(model.triedTrainer());
        // Another trainer may be worse.
        double bound = tried ? Math.max(score - little, middle(score, trivial)) : middle(score, trivial);
        return new ProposedGate(
                Optional.of(metric(task) + " at least " + rounded(bound, trivial)),
                came + (tried ? " The gate is a little below." : " The gate is halfway."));
    }

    private static double middle(double score, double trivial) {
        return (score + trivial) / 2;
    }

    private static String came(Proposal model, Task task, TrialResult trial) {
        String some = trial.trainedOn() < trial.trainingRows()
                ? String.format(Locale.ROOT, "%,d of %,d rows", trial.trainedOn(), trial.trainingRows())
                : String.format(Locale.ROOT, "%,d rows", trial.trainedOn());
        return String.format(
                Locale.ROOT,
                "Tried once: %s, trained on %s, has %s %s on the %,d rows %s; always predicting %s" + " has %s.",
                model.triedTrainer(),
                some,
                metric(task),
                MetricText.of(trial.score()),
                trial.heldBack(),
                trial.uneven().isEmpty() ? "of the held-back fifth" : "that are held back",
                // A class may be written in quotes itself.
                trial.trivial().replaceFirst("^''(.*)''$", "'$1'"),
                MetricText.of(Math.abs(trial.trivialScore()) < NOTHING ? 0 : trial.trivialScore()));
    }

    /**
     * Returns two standard errors of a score. A mean of recalls is taken for a share of all rows (Agresti and Coull, 1998, so
     * that all of a few are not taken for all); the deviation of R² is 2R(1 - R²)/√n for many rows, and about 1/√n where R is 0.
     */
    private static double noise(Task task, double score, TrialResult trial) {
        double root = Math.sqrt((double) trial.heldBack());
        double bounded = Math.min(1, Math.max(0, score));
        double share = (bounded * trial.heldBack() + 2) / (trial.heldBack() + 4);
        return STANDARD_ERRORS
                * switch (task) {
                    case CLASSIFICATION -> Math.sqrt(share * (1 - share)) / root;
                    case REGRESSION -> bounded == 0 ? 1 / root : 2 * Math.sqrt(bounded) * (1 - bounded) / root;
                };
    }

    /** Rounds down, unless that would let the trivial baseline pass. */
    private static String rounded(double bound, double trivial) {
        for (int decimals = DECIMALS; ; decimals++) {
            BigDecimal down = new BigDecimal(bound + EXACT).setScale(decimals, RoundingMode.FLOOR);
            if (down.doubleValue() > trivial) {
                return down.stripTrailingZeros().toPlainString();
            }
        }
    }
}
