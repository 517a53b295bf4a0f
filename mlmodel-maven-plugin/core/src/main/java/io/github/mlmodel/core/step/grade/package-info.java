/** Evaluates models and judges their gates. */
@NullMarked
package io.github.mlmodel.core.step.grade;

import org.jspecify.annotations.NullMarked;
