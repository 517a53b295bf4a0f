/** What every trainer works with: blocks and weights of rows. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.work;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
