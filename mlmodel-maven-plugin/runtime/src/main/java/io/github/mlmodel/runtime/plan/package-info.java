/** Graphs of tables flattened at load: a row's values go straight to the numbers that trees and linear models read. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
