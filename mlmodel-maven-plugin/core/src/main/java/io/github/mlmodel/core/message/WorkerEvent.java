package io.github.mlmodel.core.message;

/**
 * A line of progress.
 *
 * @param model the model's name
 * @param unit what is counted, in the plural: {@code rows}, {@code trees}, {@code epochs}
 * @param done how many are done
 * @param total how many there will be, or 0
 */
public record WorkerEvent(String model, String unit, long done, long total) {}
