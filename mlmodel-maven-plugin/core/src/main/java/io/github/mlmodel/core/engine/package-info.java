/** The catalogue of engines: what each can do, and what of it decides bytes, known without resolving any. */
@NullMarked
package io.github.mlmodel.core.engine;

import org.jspecify.annotations.NullMarked;
