/** What every trainer works with: threads, blocks and weights of rows, random numbers. */
@NullMarked
package io.github.mlmodel.engine.trees.work;

import org.jspecify.annotations.NullMarked;
