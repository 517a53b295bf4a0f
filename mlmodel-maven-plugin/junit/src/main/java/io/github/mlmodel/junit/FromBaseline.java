package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Stable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks for the model that the one under test is compared with, its {@code <baseline>}, or for its evaluation on the same rows. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Stable(since = "1.0.0")
public @interface FromBaseline {}
