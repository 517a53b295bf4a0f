/** Looks at data and models: describes what a build would do, and suggests a configuration. */
@NullMarked
package io.github.mlmodel.core.step.look;

import org.jspecify.annotations.NullMarked;
