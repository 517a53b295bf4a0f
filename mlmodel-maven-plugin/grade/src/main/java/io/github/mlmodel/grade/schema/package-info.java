/** What a committed schema asks of a model's data, and what becomes of each of its rules. */
@Internal
@NullMarked
package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
