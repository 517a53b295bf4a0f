/** Classes that need each other, for the test that finds such. */
@NullMarked
package io.github.mlmodel.repository.circle;

import org.jspecify.annotations.NullMarked;
