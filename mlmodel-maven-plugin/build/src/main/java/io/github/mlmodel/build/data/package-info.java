/** The files that a data set means. */
@Internal
@NullMarked
package io.github.mlmodel.build.data;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
