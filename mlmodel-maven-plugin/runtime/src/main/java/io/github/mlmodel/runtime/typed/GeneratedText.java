package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;

/** A constant of an enum that was generated for a model: a label, or a category. */
@Stable(since = "1.0.0")
public interface GeneratedText {

    /** Returns it as it stands in the data. */
    String text();
}
