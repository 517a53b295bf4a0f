/** The life of the forked JVM: reads the request, runs its jobs, writes the response, ends with its parent. */
@NullMarked
package io.github.mlmodel.worker;

import org.jspecify.annotations.NullMarked;
