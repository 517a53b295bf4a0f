/** Turns raw columns into features: fitted once on the training rows, then the same in memory and in the shipped graph. */
@NullMarked
package io.github.mlmodel.worker.feature;

import org.jspecify.annotations.NullMarked;
