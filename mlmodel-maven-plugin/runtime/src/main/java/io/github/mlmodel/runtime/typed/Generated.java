package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that is generated. It is kept in class files, so that tools which measure coverage leave the class out. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Stable(since = "1.0.0")
public @interface Generated {

    /** Returns what generated it. */
    String value();
}
