/** The steps of a build, free of Maven: what they share, and what they ask of the tool that runs them. */
@Internal
@NullMarked
package io.github.mlmodel.build.step;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
