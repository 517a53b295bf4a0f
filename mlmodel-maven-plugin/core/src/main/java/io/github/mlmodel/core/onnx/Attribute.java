package io.github.mlmodel.core.onnx;

/**
 * A node's attribute.
 *
 * @param name the name
 * @param value {@link Long}, {@link Float}, {@link String}, {@code long[]}, {@code float[]}, {@code String[]},
 *     {@link Tensor}, or a nested {@link Graph}
 */
public record Attribute(String name, Object value) {}
