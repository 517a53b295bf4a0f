/** Tests of the aliases. */
@NullMarked
package io.github.mlmodel.engine.trees;

import org.jspecify.annotations.NullMarked;
