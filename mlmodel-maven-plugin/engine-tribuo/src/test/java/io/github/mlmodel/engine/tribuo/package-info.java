/** Tests of the Tribuo engine. */
@NullMarked
package io.github.mlmodel.engine.tribuo;

import org.jspecify.annotations.NullMarked;
