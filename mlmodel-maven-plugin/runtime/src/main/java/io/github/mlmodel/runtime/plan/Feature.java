package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;

/** What stands at one place of a row of a tensor. */
sealed interface Feature {

    /** Returns what it is made of. */
    TensorElement type();

    /** A number or truth value in a register. */
    record Register(TensorElement type, int register) implements Feature {}

    /**
     * What follows of one column's text alone.
     *
     * @param column the column of texts
     * @param byCode a value a code of {@link TextCodes}
     */
    record Cell(int column, TensorValue byCode) implements Feature {

        @Override
        public TensorElement type() {
            return byCode.type();
        }
    }

    /** The text of a column. */
    record Raw(int column) implements Feature {

        @Override
        public TensorElement type() {
            return TensorElement.STRING;
        }
    }

    /** One of some texts, whose place is in a register. */
    record Chosen(int register, TensorValue texts) implements Feature {

        @Override
        public TensorElement type() {
            return TensorElement.STRING;
        }
    }

    /** The weight of one of a text's runs of words. */
    record Word(RunWeights weights, int place) implements Feature {

        @Override
        public TensorElement type() {
            return TensorElement.FLOAT;
        }
    }
}
