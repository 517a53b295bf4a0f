package io.github.mlmodel.runtime.explain;

/** Sums of a graph of which it is known what each column adds to them. */
interface FeatureSums {

    /** Returns how many sums there are. */
    int targets();

    /** Returns the sums of a row's features. */
    double[] sums(float[] features);

    /** Returns what the columns of a row add, by its features. */
    Contributions contributions(float[] features);
}
