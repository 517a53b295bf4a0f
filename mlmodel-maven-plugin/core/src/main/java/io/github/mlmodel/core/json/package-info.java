/** JSON with the same bytes on every JDK. */
@NullMarked
package io.github.mlmodel.core.json;

import org.jspecify.annotations.NullMarked;
