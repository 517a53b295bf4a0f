/** What a model scored on the rows that it has not seen. */
@Internal
@NullMarked
package io.github.mlmodel.grade;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
