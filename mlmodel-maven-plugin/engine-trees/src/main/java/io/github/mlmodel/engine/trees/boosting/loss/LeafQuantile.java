package io.github.mlmodel.engine.trees.boosting.loss;

import java.util.function.IntToDoubleFunction;

/**
 * A quantile of its rows' numbers, as what is best added to them.
 *
 * @param share the share of the rows' weight that lies up to it
 * @param residual a row's number: its target less its sum
 */
public record LeafQuantile(double share, IntToDoubleFunction residual) {}
