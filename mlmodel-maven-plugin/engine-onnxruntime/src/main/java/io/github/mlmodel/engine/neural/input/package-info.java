/** How rows become what a network's first layer reads, while it is trained and when it predicts. */
@Internal
@NullMarked
package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
