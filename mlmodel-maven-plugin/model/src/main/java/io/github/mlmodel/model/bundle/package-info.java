/** The ZIP that ships a model. */
@Internal
@NullMarked
package io.github.mlmodel.model.bundle;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
