/** Words in messages: nearest names, lists, plurals. */
@NullMarked
package io.github.mlmodel.core.text;

import org.jspecify.annotations.NullMarked;
