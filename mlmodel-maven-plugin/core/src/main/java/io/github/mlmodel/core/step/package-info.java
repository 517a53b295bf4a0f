/** What the steps of a build share: the module, what decides its models, the ports to what a build tool has, and outcomes. */
@NullMarked
package io.github.mlmodel.core.step;

import org.jspecify.annotations.NullMarked;
