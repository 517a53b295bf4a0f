/** Tests of models by JUnit Jupiter: what a test is given. */
@NullMarked
package io.github.mlmodel.junit;

import org.jspecify.annotations.NullMarked;
