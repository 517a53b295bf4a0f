/** Holds the checkout to what its documentation says. */
@NullMarked
package io.github.mlmodel.repository;

import org.jspecify.annotations.NullMarked;
