package io.github.mlmodel.runtime.provider;

import io.github.mlmodel.model.ColumnType;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** What an input is filled from: rows of a batch, by ranges. Which of the methods may be called its type says. */
public interface GraphInput {

    /** Returns the input's name. */
    String name();

    /** Returns what it takes. */
    ColumnType type();

    /** Returns how many raw columns it has. */
    int width();

    /** Returns the shape of its tensor with so many rows. */
    long[] tensorShape(int rows);

    /** Returns the images of rows. */
    ByteBuffer bytes(int from, int to);

    /** Writes rows from the target's first place on, row by row, whatever its position. */
    void floats(int from, int to, FloatBuffer target);

    /** Writes rows from the target's first place on, row by row, whatever its position. */
    void doubles(int from, int to, DoubleBuffer target);

    /** Returns rows, row by row. */
    String[] texts(int from, int to);
}
