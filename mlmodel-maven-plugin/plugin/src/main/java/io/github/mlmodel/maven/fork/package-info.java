/** The forked JVM as its parent sees it: command, budget, progress, time limit, and what a crash means. */
@NullMarked
package io.github.mlmodel.maven.fork;

import org.jspecify.annotations.NullMarked;
