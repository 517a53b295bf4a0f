/** Artifacts that Maven's resolver finds: the worker's class path, and published bundles. */
@Internal
@NullMarked
package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
