/** Random forest, extra trees and decision tree: trees on binned features, grown by histograms. */
@NullMarked
package io.github.mlmodel.engine.trees.forest;

import org.jspecify.annotations.NullMarked;
