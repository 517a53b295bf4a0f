package io.github.mlmodel.build.generate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is generated for a model.
 *
 * @param model its name
 * @param packageName the package of the classes
 * @param className how the classes' names begin
 * @param columns the columns that a row has; empty where a row is an image
 * @param output what the model says
 */
record ApiShape(String model, String packageName, String className, List<ApiColumn> columns, ApiOutput output) {

    /** How the name of the class of a row ends. */
    static final String INPUT = "Input";

    /** A record of more components could be made by no constructor that is readable, and of 128 numbers by none at all. */
    static final int MOST_COMPONENTS = 100;

    /** A row with fewer columns is made by the record's constructor. */
    static final int MOST_WITHOUT_BUILDER = 5;

    /** A builder with more methods helps nobody. */
    static final int MOST_METHODS = 1000;

    /** Copies the list. */
    ApiShape {
        columns = List.copyOf(columns);
    }

    /** Returns whether a row is an image. */
    boolean isImage() {
        return columns.isEmpty();
    }

    /** Returns whether a row is a record. */
    boolean isRecord() {
        return columns.size() <= MOST_COMPONENTS;
    }

    /** Returns whether a row can be given as numbers in the order of the columns. */
    boolean isOfNumbers() {
        return columns.stream().allMatch(column -> column.type() == ApiType.NUMBER);
    }

    /** Returns whether rows are built column by column. */
    boolean hasBuilder() {
        return columns.size() > MOST_WITHOUT_BUILDER && columns.size() <= MOST_METHODS;
    }

    String input() {
        return className + INPUT;
    }

    String prediction() {
        return className + "Prediction";
    }

    String typed() {
        return className + "Model";
    }

    /** Returns the full names of the classes. */
    List<String> classes() {
        Stream<String> names = isImage() ? Stream.of(prediction(), typed()) : Stream.of(input(), prediction(), typed());
        return names.map(name -> packageName + "." + name).toList();
    }
}
