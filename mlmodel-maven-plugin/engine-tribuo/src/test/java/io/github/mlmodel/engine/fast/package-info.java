/** Tests of the aliases. */
@NullMarked
package io.github.mlmodel.engine.fast;

import org.jspecify.annotations.NullMarked;
