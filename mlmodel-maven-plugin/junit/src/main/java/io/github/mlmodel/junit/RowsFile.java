package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Stable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the rows of a file beside the test: a CSV file with a header, or a JSON file with a list of objects. A column that is
 * called as what is predicted has what the model should say. In a column of images stands the name of a PNG or JPEG file beside the
 * test.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Stable(since = "1.0.0")
public @interface RowsFile {

    /** Returns the file's name, relative to the test class. */
    String value();
}
