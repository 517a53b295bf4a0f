/** How much each column moves what a model says of a row: found exactly by trees and weights, or by predictions of mixed rows. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.reason;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
