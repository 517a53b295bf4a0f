/** Every supported Tribuo trainer by class name: its configuration, its data, and its models as graphs. */
@NullMarked
package io.github.mlmodel.engine.tribuo;

import org.jspecify.annotations.NullMarked;
