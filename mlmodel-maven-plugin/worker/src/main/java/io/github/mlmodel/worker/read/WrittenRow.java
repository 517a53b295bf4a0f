package io.github.mlmodel.worker.read;

/** A row as it is written, until the next one comes. */
public interface WrittenRow {

    /** Returns the text of a column, by its place, without blanks around it; empty where nothing is written. */
    String text(int column);

    /** Returns where it stands, as messages name it. */
    String place();
}
