/** A class whose name another one has, for the test that finds such. */
@NullMarked
package io.github.mlmodel.repository.name;

import org.jspecify.annotations.NullMarked;
