/** What an ONNX file must not hold, as data that every reader of such files applies. */
@Internal
@NullMarked
package io.github.mlmodel.model.rule;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
