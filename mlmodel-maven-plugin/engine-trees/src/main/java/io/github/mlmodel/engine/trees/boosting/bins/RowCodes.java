package io.github.mlmodel.engine.trees.boosting.bins;

/**
 * Where the codes of a column lie.
 *
 * @param codes of several columns, it may be
 * @param first where that of row 0 lies
 * @param step how far it is from one row's to the next one's
 * @param rest combined with each by an exclusive or, it gives the code
 */
public record RowCodes(byte[] codes, int first, int step, int rest) {}
