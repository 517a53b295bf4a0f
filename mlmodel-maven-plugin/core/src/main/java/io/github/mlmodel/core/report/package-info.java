/** Reports of grades: for continuous integration, for a browser, for the console. */
@NullMarked
package io.github.mlmodel.core.report;

import org.jspecify.annotations.NullMarked;
