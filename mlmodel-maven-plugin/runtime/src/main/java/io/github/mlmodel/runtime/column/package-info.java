/** Rows by column as the runtime holds them, what their values mean to a model, and how they fill its inputs. */
@Internal
@NullMarked
package io.github.mlmodel.runtime.column;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
