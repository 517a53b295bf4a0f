package io.github.mlmodel.build.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a specification that decides no byte of a model. Every other component is part of a fingerprint's
 * key, whether anybody thought of it or not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotInKey {

    /** Returns why the component decides no byte. */
    String value();
}
