/** JSON from elsewhere, read without a library and without reflection; what its writing has to know of the types of this module. */
@Internal
@NullMarked
package io.github.mlmodel.model.json;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
