/** What a shipped model is: its description, and the failures that name what went wrong with it. */
@NullMarked
package io.github.mlmodel.model;

import org.jspecify.annotations.NullMarked;
