package io.github.mlmodel.spi.catalog;

/** Kinds of data that a trainer takes as they are. Images are also pixels in columns to a trainer that takes tables alone. */
public enum DataKind {
    /** Columns of numbers. */
    TABLE,
    /** Images, as bytes. */
    IMAGES
}
