/** What classes that are generated for a model call, beside the model itself. */
@NullMarked
package io.github.mlmodel.runtime.typed;

import org.jspecify.annotations.NullMarked;
