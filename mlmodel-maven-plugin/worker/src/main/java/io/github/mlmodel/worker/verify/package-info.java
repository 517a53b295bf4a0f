/** Opens a packaged bundle as an application would, and checks that it does what it records. */
@NullMarked
package io.github.mlmodel.worker.verify;

import org.jspecify.annotations.NullMarked;
