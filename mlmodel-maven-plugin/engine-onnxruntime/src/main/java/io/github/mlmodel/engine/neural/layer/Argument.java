package io.github.mlmodel.engine.neural.layer;

/**
 * A word of a line.
 *
 * @param name a placeholder such as {@code UNITS}, or an option's name
 * @param form what it may be
 * @param byDefault what holds when it is left out; empty for a required one
 * @param sentence what it means
 */
record Argument(String name, Form form, String byDefault, String sentence) {}
