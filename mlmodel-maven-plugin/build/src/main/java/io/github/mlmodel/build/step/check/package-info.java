/** What is looked at beside the gates: data, by the schemas that people have committed, and models, by the contracts of consumers. */
@Internal
@NullMarked
package io.github.mlmodel.build.step.check;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
