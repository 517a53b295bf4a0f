/** What output folders and archives carry of models, and whether a release may. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.carried;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
