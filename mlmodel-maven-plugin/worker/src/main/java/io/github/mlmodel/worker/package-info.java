/** The life of the forked JVM: reads the request, runs its jobs, writes the response, ends with its parent. */
@Internal
@NullMarked
package io.github.mlmodel.worker;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
