/** What builds write, and no application does: files whole or not at all, bundles, folders, locks; and what the disk has against it. */
@Internal
@NullMarked
package io.github.mlmodel.files;

import io.github.mlmodel.model.api.Internal;
import org.jspecify.annotations.NullMarked;
