/** The forked JVM as its parent sees it: command, budget, time limit, and what a crash means. */
@Internal
@NullMarked
package io.github.mlmodel.maven.fork;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
