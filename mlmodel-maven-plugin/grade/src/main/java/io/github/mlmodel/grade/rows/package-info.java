/** What a training leaves for a project's tests of models. */
@Internal
@NullMarked
package io.github.mlmodel.grade.rows;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
