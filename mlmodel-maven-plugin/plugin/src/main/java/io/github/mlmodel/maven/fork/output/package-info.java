/** What a forked JVM says: its events, its log, how far it is, and for how long it has said nothing. */
@Internal
@NullMarked
package io.github.mlmodel.maven.fork.output;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
