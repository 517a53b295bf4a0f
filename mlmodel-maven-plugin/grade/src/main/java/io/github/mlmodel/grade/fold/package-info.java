/** What models come to that were trained on parts of the training rows, each judged by the part that it has not seen. */
@Internal
@NullMarked
package io.github.mlmodel.grade.fold;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
