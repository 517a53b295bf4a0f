/** What a machine has to train on: GPUs, drivers, the libraries of CUDA. */
@Internal
@NullMarked
package io.github.mlmodel.device;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
