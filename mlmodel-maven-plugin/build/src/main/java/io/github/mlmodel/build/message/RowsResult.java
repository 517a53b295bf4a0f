package io.github.mlmodel.build.message;

/**
 * Held-back rows that were written.
 *
 * @param rows how many
 */
public record RowsResult(long rows) {}
