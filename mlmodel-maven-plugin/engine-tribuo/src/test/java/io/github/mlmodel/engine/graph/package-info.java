/** Tests of shared graph parts. */
@NullMarked
package io.github.mlmodel.engine.graph;

import org.jspecify.annotations.NullMarked;
