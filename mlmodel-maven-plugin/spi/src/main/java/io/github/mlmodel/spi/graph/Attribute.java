package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;

/**
 * A node's attribute.
 *
 * @param name the name
 * @param value {@link Long}, {@link Float}, {@link String}, {@code long[]}, {@code float[]}, {@code String[]},
 *     {@link TensorData}, or a nested {@link Graph}
 */
@Stable(since = "1.0.0")
public record Attribute(String name, Object value) {}
