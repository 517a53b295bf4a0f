package io.github.mlmodel.worker.text;

/** Reads the files again. */
@FunctionalInterface
interface Again {

    /** Returns what the files give by another plan. */
    Store read(ReadingPlan plan);
}
