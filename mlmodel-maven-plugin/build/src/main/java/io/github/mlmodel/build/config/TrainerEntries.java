package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.ANYTHING;
import static io.github.mlmodel.build.config.Content.DECIMAL;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.Content.TEXT_OR_ELEMENTS;
import static io.github.mlmodel.build.config.Content.TEXT_OR_MEMBERS;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ShownValue.NONE;

import io.github.mlmodel.build.spec.ClassWeights;
import java.util.Optional;

/** The elements of a trainer and of the weights of classes: the part of {@link ModelElements} that says how is trained. */
final class TrainerEntries {

    static final ElementEntry TRAINER = frame(
                    "trainer",
                    TEXT_OR_ELEMENTS,
                    REQUIRED,
                    "the trainer: its name as text, or `type` and `parameters`",
                    part("type", TEXT, REQUIRED, "alias or class name of the trainer"),
                    part("parameters", ANYTHING, "those of the trainer", "an element each, named as the parameter"))
            .shown(model -> model.spec().trainer().type())
            .on("trainers.md");

    static final ElementEntry CLASS = frame(
            "class",
            ELEMENTS,
            NONE,
            "how much the rows of a class count",
            part("name", TEXT, REQUIRED, "the class, as it stands in the data"),
            part("weight", DECIMAL, REQUIRED, "how often a row of it counts, from 0.000001 to 1000000"));

    static final ElementEntry CLASS_WEIGHT = frame(
                    "classWeight",
                    TEXT_OR_MEMBERS,
                    NONE,
                    "how much the rows of each class count in training: `balanced`, or the classes whose rows do"
                            + " not count once",
                    CLASS)
            .shown(model -> Optional.ofNullable(model.spec().classWeight())
                    .map(TrainerEntries::shown)
                    .orElse(NONE))
            .on("trainers.md#weights-of-classes");

    private TrainerEntries() {}

    private static String shown(ClassWeights weights) {
        return weights.choose(
                balanced -> "balanced",
                byClass -> String.join(
                        ", ",
                        byClass.classes().stream()
                                .map(one -> one.name() + "=" + ClassWeights.ClassWeight.text(one.weight()))
                                .toList()));
    }
}
