/** Java sources that are generated for models: what a class is called, what it has, and its text. */
@Internal
@NullMarked
package io.github.mlmodel.build.generate;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
