package io.github.mlmodel.runtime.plan;

/** Something that is computed for all rows of a block. */
interface FlatStep {

    /** Returns what one thread needs to compute it. */
    Object newScratch(int rows);

    /**
     * Computes it.
     *
     * @param rows the rows' values so far, and where the new ones go
     * @param scratch what {@link #newScratch} gave for as many rows as the block holds
     */
    void run(Registers rows, Object scratch);
}
