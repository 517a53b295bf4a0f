/** What an engine, a trainer or a metric implements, and what it is given. */
@NullMarked
package io.github.mlmodel.spi;

import org.jspecify.annotations.NullMarked;
