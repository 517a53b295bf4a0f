/** Models as a build configures them: elements, what is wrong with them, and what they mean. */
@Internal
@NullMarked
package io.github.mlmodel.build.config;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
