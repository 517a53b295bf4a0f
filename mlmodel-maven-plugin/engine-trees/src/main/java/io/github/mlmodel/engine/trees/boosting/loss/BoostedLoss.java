package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.Optional;

/** What training makes small: its derivatives by the sums of leaves, and where these start. */
public sealed interface BoostedLoss permits NumericLoss, TwoClassLoss, ManyClassLoss {

    /** Returns how many sums a row has. */
    int outputs();

    /** Returns where each output's sums start, by the rows that are trained on. */
    float[] start(RelativeWeights weights);

    /** Returns how sums become what is predicted. */
    Link link();

    /** Returns whether every second derivative is 1. */
    boolean isFlat();

    /** Returns how many bytes are kept of each row to find derivatives, or what leaves add. */
    long bytesOfRow(boolean weighted);

    /** Computes what the outputs of a round share. */
    void begin(double[][] scores, WorkPool workers);

    /** Writes the first and second derivatives of rows {@code from … to − 1}, beginning at 0. */
    void derive(int output, double[] scores, int from, int to, double[] gradients, double[] hessians);

    /** Returns a row's loss, but for what no score changes. */
    double of(int row, double[][] scores);

    /** Returns what is best added to the rows of a leaf, where derivatives do not tell. */
    Optional<LeafQuantile> leaf(double[] scores);
}
