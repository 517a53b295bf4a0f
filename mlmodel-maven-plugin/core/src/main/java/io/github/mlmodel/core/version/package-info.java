/** The versions of this product and of what it was built with. */
@NullMarked
package io.github.mlmodel.core.version;

import org.jspecify.annotations.NullMarked;
