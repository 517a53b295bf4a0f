package io.github.mlmodel.grade;

/**
 * How many of the held-back rows are copies of training rows.
 *
 * @param all whether all rows were looked at; else those that a sample has
 * @param rows how many were looked at
 * @param copies how many of these are copies
 */
public record Copies(boolean all, long rows, long copies) {}
