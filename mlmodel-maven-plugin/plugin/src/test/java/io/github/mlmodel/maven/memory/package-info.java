/** Tests of what goals remember. */
@NullMarked
package io.github.mlmodel.maven.memory;

import org.jspecify.annotations.NullMarked;
