/** What the user asked for: a model's specification, validated and free of Maven. */
@Internal
@NullMarked
package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
