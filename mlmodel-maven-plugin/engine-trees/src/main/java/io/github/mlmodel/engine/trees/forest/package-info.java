/** Random forest, extra trees and decision tree: trees on binned features, grown by histograms. */
@Internal
@NullMarked
package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
