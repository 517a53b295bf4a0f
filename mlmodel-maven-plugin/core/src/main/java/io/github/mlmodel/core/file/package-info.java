/** Digests of files, and files that are written whole or not at all. */
@NullMarked
package io.github.mlmodel.core.file;

import org.jspecify.annotations.NullMarked;
