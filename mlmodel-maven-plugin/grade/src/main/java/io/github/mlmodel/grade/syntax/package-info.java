/** Texts taken apart, a word at a time: what gates and conditions share of their grammar. */
@Internal
@NullMarked
package io.github.mlmodel.grade.syntax;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
