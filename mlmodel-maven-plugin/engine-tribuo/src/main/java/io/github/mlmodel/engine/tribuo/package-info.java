/** Every supported Tribuo trainer by class name: its configuration, its data, and its models as graphs. */
@Internal
@NullMarked
package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
