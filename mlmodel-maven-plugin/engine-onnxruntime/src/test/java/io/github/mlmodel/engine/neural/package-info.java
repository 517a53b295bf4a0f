/** Tests of neural networks as a trainer. */
@NullMarked
package io.github.mlmodel.engine.neural;

import org.jspecify.annotations.NullMarked;
