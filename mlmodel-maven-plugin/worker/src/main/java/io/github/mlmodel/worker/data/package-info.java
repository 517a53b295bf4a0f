/** Reads data files into columns, infers types, and splits rows into trained on and held back. */
@NullMarked
package io.github.mlmodel.worker.data;

import org.jspecify.annotations.NullMarked;
