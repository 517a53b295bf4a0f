/** What is looked at beside the gates: none of it is the pass that a grade needs, and some of it blocks one. */
@Internal
@NullMarked
package io.github.mlmodel.grade.check;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
