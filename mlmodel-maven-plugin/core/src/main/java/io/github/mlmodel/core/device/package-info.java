/** On what a model is trained: what was asked for, and what the machine has. */
@NullMarked
package io.github.mlmodel.core.device;

import org.jspecify.annotations.NullMarked;
