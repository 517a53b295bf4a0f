/** The folders in which a build keeps its models, and where a model that need not be trained comes from. */
@NullMarked
package io.github.mlmodel.core.workspace;

import org.jspecify.annotations.NullMarked;
