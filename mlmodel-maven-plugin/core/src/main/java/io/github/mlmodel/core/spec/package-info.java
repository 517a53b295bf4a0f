/** What the user asked for: a model's specification, validated and free of Maven. */
@NullMarked
package io.github.mlmodel.core.spec;

import org.jspecify.annotations.NullMarked;
