/** What an application needs to use a model: load it, check it, predict. */
@NullMarked
package io.github.mlmodel.runtime;

import org.jspecify.annotations.NullMarked;
