/** Trains a model: rows to features, to a trained model, to a file that is proven to predict the same. */
@NullMarked
package io.github.mlmodel.worker.train;

import org.jspecify.annotations.NullMarked;
