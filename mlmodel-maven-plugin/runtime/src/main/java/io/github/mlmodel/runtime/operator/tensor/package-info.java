/** Numbers: arithmetic, comparisons, sums, products, and the shapes of tensors. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
