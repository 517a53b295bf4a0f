package io.github.mlmodel.build.message;

/**
 * How good a tried model is.
 *
 * @param seed the seed with which rows were held back and the model was trained: the first one with which both sides have
 *     rows of every class, and about as many are held back as should be; or the nearest to that
 * @param trainedOn rows that it was trained on
 * @param trainingRows rows that there are to train on
 * @param heldBack rows that it was scored on
 * @param score the metric that was asked for; NaN where it is undefined
 * @param trivialScore the same of a prediction that takes no model
 * @param trivial what that predicts, for people
 * @param passedOver what the seed that was asked for comes to, where another one is better, in a clause; else empty
 * @param uneven why far more or fewer rows are held back than should be, in a clause; empty where they are not
 */
public record TrialResult(
        long seed,
        long trainedOn,
        long trainingRows,
        long heldBack,
        double score,
        double trivialScore,
        String trivial,
        String passedOver,
        String uneven) {

    /** Makes the result of the seed that was asked for. */
    public TrialResult(
            long seed,
            long trainedOn,
            long trainingRows,
            long heldBack,
            double score,
            double trivialScore,
            String trivial) {
        this(seed, trainedOn, trainingRows, heldBack, score, trivialScore, trivial, "", "");
    }

    /** Returns the same, with what the seed that was asked for comes to. */
    public TrialResult passingOver(String clause) {
        return new TrialResult(seed, trainedOn, trainingRows, heldBack, score, trivialScore, trivial, clause, uneven);
    }
}
