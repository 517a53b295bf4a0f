/** Evaluates the file that ships on held-back rows, from raw columns, as an application would use it. */
@NullMarked
package io.github.mlmodel.worker.evaluate;

import org.jspecify.annotations.NullMarked;
