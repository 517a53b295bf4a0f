/** Tests of the classes that are generated for models, against real models. */
@NullMarked
package io.github.mlmodel.worker.typed;

import org.jspecify.annotations.NullMarked;
