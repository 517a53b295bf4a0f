/** Versions that the product was built with. */
@Internal
@NullMarked
package io.github.mlmodel.spi.version;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
