/** How rows become what a network's first layer reads, while it is trained and when it predicts. */
@NullMarked
package io.github.mlmodel.engine.neural.input;

import org.jspecify.annotations.NullMarked;
