package io.github.mlmodel.build.generate;

/**
 * A constant of a generated enum.
 *
 * @param name its name in Java
 * @param text what it stands for in the data
 */
record ApiConstant(String name, String text) {}
