package io.github.mlmodel.worker.look;

/**
 * The column that tells the target best by itself.
 *
 * @param name its name
 * @param share how well, from 0 to 1
 */
public record TellingColumn(String name, double share) {}
