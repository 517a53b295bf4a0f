/** Schemas that people have committed, and what models become by them. */
@Internal
@NullMarked
package io.github.mlmodel.build.schema;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
