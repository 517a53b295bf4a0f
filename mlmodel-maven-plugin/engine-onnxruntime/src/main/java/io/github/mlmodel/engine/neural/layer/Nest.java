package io.github.mlmodel.engine.neural.layer;

/** A layer that may have layers of its own, whose lines stand below its line, and are numbered after it. */
interface Nest extends Layer {

    /** Returns this layer with the lines below it numbered from {@code first}. */
    Nest numbered(int first);

    /** Returns the lines below this layer's, nested ones indented by two spaces. */
    String below();

    /** Returns how many lines stand below this layer's, those below them included. */
    int linesBelow();
}
