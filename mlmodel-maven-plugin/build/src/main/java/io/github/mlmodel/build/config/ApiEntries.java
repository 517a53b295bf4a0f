package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;

import java.util.Objects;

/** The elements of {@code <generate>}: the part of {@link ModelElements} that says how classes are called. */
final class ApiEntries {

    static final ElementEntry GENERATE = frame(
                    "generate",
                    ELEMENTS,
                    NONE,
                    "the classes that the goal `generate` writes for the model",
                    value(
                                    "package",
                                    TEXT,
                                    "the project's groupId",
                                    "package of the classes",
                                    model -> Objects.requireNonNullElse(
                                            model.api().packageName(), "the project's groupId"))
                            .notInKey(),
                    value(
                                    "className",
                                    TEXT,
                                    "the model's name",
                                    "how the names of the classes begin: `Churn` for `ChurnModel`, `ChurnInput`,"
                                            + " `ChurnPrediction`",
                                    model -> Objects.requireNonNullElse(
                                            model.api().className(), "the model's name"))
                            .notInKey(),
                    value(
                                    "categories",
                                    TEXT,
                                    "`text`",
                                    "what a category is in Java: `text`, or `enum` where the model's schema has a domain",
                                    model -> model.api().enums() ? ApiElements.ENUM : ApiElements.TEXT)
                            .notInKey(),
                    value(
                                    "output",
                                    TEXT,
                                    "`probability`",
                                    "what a classifier gives with a label: `probability`, or `score` of trainers that give"
                                            + " no probabilities",
                                    model -> model.api().scores() ? ApiElements.SCORE : ApiElements.PROBABILITY)
                            .notInKey())
            .notInKey()
            .on("typed-classes.md");

    private ApiEntries() {}
}
