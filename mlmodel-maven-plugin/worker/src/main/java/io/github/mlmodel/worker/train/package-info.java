/** Trains a model: rows to features, to a trained model, to a file that is proven to predict the same. */
@Internal
@NullMarked
package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
