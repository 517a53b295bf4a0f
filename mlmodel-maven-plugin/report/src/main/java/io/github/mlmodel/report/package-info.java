/** Reports for people and for CI servers. */
@Internal
@NullMarked
package io.github.mlmodel.report;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
