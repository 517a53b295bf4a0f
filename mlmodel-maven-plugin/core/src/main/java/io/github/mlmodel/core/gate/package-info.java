/** Gates, what became of each, and the grade they give a model. */
@NullMarked
package io.github.mlmodel.core.gate;

import org.jspecify.annotations.NullMarked;
