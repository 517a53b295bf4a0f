/** What an engine, a trainer or a metric of one's own implements. */
@NullMarked
package io.github.mlmodel.spi;

import org.jspecify.annotations.NullMarked;
