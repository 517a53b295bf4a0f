/** The bundle of a model: one ZIP with the same bytes wherever it is made. */
@NullMarked
package io.github.mlmodel.core.bundle;

import org.jspecify.annotations.NullMarked;
