/** Marks of what others may rely on, and of what they may not. */
@NullMarked
package io.github.mlmodel.model.api;

import org.jspecify.annotations.NullMarked;
