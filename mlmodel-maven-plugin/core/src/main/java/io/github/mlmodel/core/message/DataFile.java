package io.github.mlmodel.core.message;

import java.nio.file.Path;

/**
 * A data file.
 *
 * @param name as the user knows it, relative to the project, with {@code /}; used in messages
 * @param path where it is
 */
public record DataFile(String name, Path path) {}
