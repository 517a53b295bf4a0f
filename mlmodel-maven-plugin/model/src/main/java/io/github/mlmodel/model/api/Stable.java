package io.github.mlmodel.model.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that applications, trainers and metrics may rely on: within a major version nothing of it goes away or
 * changes its meaning.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Stable(since = "1.0.0")
public @interface Stable {

    /** The version that first had the type. */
    String since();
}
