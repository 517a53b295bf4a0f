package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Proportion;

/**
 * How many of the held-back rows are copies of training rows.
 *
 * @param all whether all training rows are known; else those that occur most often are, and of the others a sample
 * @param rows the held-back rows
 * @param copies those that are copies of the rows that are known
 * @param sampled other held-back rows that the sample would have, were they training rows
 * @param sampledCopies how many of these are copies of the sample
 */
public record CopyCount(boolean all, long rows, long copies, long sampled, long sampledCopies) {

    /** Returns the share of copies, as far as it is known. */
    public double share() {
        return share(sampled == 0 ? 0 : (double) sampledCopies / sampled);
    }

    /** Returns the share of copies that there is at least, but for chance. */
    public double least(double confidence) {
        return share(
                sampled == 0
                        ? 0
                        : new Proportion(sampledCopies, sampled)
                                .wilson(confidence)
                                .lower());
    }

    private double share(double ofOthers) {
        return rows == 0 ? 0 : (copies + ofOthers * (rows - copies)) / rows;
    }
}
