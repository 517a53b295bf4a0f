package io.github.mlmodel.build.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default of a specification's component. A component that has it is not written into a fingerprint's key, so that a
 * component which comes later leaves the keys of before alone. What is absent, and a list without members, is never
 * written; they need no such mark.
 *
 * <p>A default that changes changes no key: it is a raised revision of the engine, or of the features.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KeyDefault {

    /** Returns the default as a text, for example {@code 100}. */
    String value();
}
