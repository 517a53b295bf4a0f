/** How far data is from the rows that a model was trained on: numbers in, distances and verdicts out. */
@Internal
@NullMarked
package io.github.mlmodel.grade.drift;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
