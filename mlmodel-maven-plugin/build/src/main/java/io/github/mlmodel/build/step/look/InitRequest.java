package io.github.mlmodel.build.step.look;

import org.jspecify.annotations.Nullable;

/**
 * Data for which a configuration is suggested.
 *
 * @param source its file or folder as the user wrote it, or absent
 * @param target the column to predict, or absent
 * @param labels the file of labels of an IDX file, or absent
 * @param encoding the file's encoding, or absent
 * @param typed whether the user typed source and labels, so that they are not a POM's
 * @param version the product's version
 */
public record InitRequest(
        @Nullable String source,
        @Nullable String target,
        @Nullable String labels,
        @Nullable String encoding,
        boolean typed,
        String version) {}
