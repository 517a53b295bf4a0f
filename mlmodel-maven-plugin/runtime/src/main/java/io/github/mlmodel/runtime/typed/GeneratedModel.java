package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Model;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class that was generated for a model, to whoever knows that one thing of it: tests, and code for all models.
 *
 * @param <R> the class of its rows, or {@code byte[]} of images
 */
@Stable(since = "1.0.0")
public interface GeneratedModel<R> extends AutoCloseable {

    /** Returns the model as it is for all columns. */
    Model model();

    /** Returns what a row gives to the model: a value by column, as {@link Model#predict(Map)} takes it. */
    Map<String, @Nullable Object> columns(R row);

    /** Closes the model. */
    @Override
    void close();
}
