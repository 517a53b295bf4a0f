/** JSON as the product writes and reads it: records, in a form that does not depend on the machine. */
@Internal
@NullMarked
package io.github.mlmodel.model.json;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
