package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Stable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs a test once a row, which it takes as a {@link ModelRow}; in place of {@code @Test}, in a class that is a {@link ModelTest}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RowInvocations.class)
@Stable(since = "1.0.0")
public @interface RowSource {

    /** Returns how many rows at most. */
    int limit() default 100;

    /** Returns what decides which ones, where there are more. */
    long seed() default 1;
}
