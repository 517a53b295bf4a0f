/** Whether a model is stale, and why; and where trained models are kept between builds. */
@Internal
@NullMarked
package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
