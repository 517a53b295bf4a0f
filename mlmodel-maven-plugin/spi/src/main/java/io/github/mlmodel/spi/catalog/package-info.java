/** What engines can do, known without resolving them; the engines read their names and tasks here, too. */
@Internal
@NullMarked
package io.github.mlmodel.spi.catalog;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
