package io.github.mlmodel.worker.source;

import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRows;

/**
 * Rows with their target.
 *
 * @param rows the rows; the target's column is categorical when the task is classification
 * @param target the target
 * @param tellTask whether the target itself tells the task, which nothing else said
 */
public record TargetRows(ReadRows rows, Target target, boolean tellTask) {}
