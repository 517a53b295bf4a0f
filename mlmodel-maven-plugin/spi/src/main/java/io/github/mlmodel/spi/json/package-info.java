/** JSON as the product writes it and reads its own: records, in a form that does not depend on the machine. */
@Internal
@NullMarked
package io.github.mlmodel.spi.json;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
