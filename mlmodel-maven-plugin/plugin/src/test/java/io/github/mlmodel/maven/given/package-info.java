/** Projects and goals as Maven makes them, for tests. */
@NullMarked
package io.github.mlmodel.maven.given;

import org.jspecify.annotations.NullMarked;
