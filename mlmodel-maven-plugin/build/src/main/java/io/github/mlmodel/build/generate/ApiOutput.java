package io.github.mlmodel.build.generate;

import io.github.mlmodel.model.OutputName;
import java.util.List;

/** What a model says about a row, as its generated class has it. */
sealed interface ApiOutput {

    /** A number. */
    record Value() implements ApiOutput {}

    /**
     * A label, with probabilities or scores of all.
     *
     * @param constants the labels, sorted by text; empty where labels are texts in Java, too
     * @param scores whether the model gives scores and no probabilities
     */
    record Label(List<ApiConstant> constants, boolean scores) implements ApiOutput {

        /** Copies the list. */
        public Label {
            constants = List.copyOf(constants);
        }

        /** Returns whether labels are constants of an enum. */
        boolean isEnum() {
            return !constants.isEmpty();
        }

        /** Returns the type of a label in Java. */
        String type() {
            return isEnum() ? "Label" : "String";
        }

        /** Returns the class of a map by label. */
        String map() {
            return isEnum() ? "java.util.EnumMap" : "java.util.LinkedHashMap";
        }

        /** Returns the model's output. */
        OutputName output() {
            return scores ? OutputName.SCORES : OutputName.PROBABILITIES;
        }

        /** Returns what goes with the label. */
        String value() {
            return scores ? "score" : "probability";
        }

        /** Returns what goes with all labels. */
        String values() {
            return output().text();
        }
    }
}
