/** Whether a model is stale, and why; and where trained models are kept between builds. */
@NullMarked
package io.github.mlmodel.core.fingerprint;

import org.jspecify.annotations.NullMarked;
