/** Artifacts that Maven's resolver finds: the worker's class path, and published bundles. */
@NullMarked
package io.github.mlmodel.maven.resolve;

import org.jspecify.annotations.NullMarked;
