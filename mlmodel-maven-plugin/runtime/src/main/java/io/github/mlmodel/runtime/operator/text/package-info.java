/** Texts: tables of them, their tokens, and how often runs of tokens occur. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.operator.text;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
