package io.github.mlmodel.model.json;

/** A constant that JSON has as a text of its own instead of its Java name. */
public interface JsonText {

    /** Returns the text. */
    String text();
}
