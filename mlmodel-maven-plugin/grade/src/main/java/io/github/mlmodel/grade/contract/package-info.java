/** What consumers of a model rely on: rows with expectations, how they are written, read and judged. */
@Internal
@NullMarked
package io.github.mlmodel.grade.contract;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
