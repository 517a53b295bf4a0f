package io.github.mlmodel.build.message;

/**
 * Held-back rows that were written.
 *
 * @param rows how many; 0 where there are too many images to be left
 */
public record RowsResult(long rows) {}
