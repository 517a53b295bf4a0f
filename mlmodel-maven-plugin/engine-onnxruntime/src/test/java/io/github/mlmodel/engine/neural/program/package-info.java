/** Tests of training programs. */
@NullMarked
package io.github.mlmodel.engine.neural.program;

import org.jspecify.annotations.NullMarked;
