/** A module's folders, and where its models come from. */
@Internal
@NullMarked
package io.github.mlmodel.build.workspace;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
