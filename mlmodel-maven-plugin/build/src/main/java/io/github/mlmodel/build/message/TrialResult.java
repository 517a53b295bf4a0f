package io.github.mlmodel.build.message;

/**
 * How good a tried model is.
 *
 * @param seed the seed with which rows were held back and the model was trained: the first one with which both sides have
 *     rows of every class
 * @param trainedOn rows that it was trained on
 * @param trainingRows rows that there are to train on
 * @param heldBack rows that it was scored on
 * @param score the metric that was asked for; NaN where it is undefined
 * @param trivialScore the same of a prediction that takes no model
 * @param trivial what that predicts, for people
 */
public record TrialResult(
        long seed,
        long trainedOn,
        long trainingRows,
        long heldBack,
        double score,
        double trivialScore,
        String trivial) {}
