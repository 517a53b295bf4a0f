/** What a build leaves behind about a model: its description, evaluation and recorded samples. */
@NullMarked
package io.github.mlmodel.core.model;

import org.jspecify.annotations.NullMarked;
