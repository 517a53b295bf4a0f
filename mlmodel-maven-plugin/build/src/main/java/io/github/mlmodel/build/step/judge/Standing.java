package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.grade.Evaluation;
import java.util.Map;

/** What stands in a model's folder as its evaluation. */
public sealed interface Standing {

    /** Returns everything that decides the evaluation of the model, by name. */
    Map<String, String> inputs();

    /** Returns why it has to be made, as a clause; empty if it counts. */
    String why();

    /**
     * It is of these inputs, and known to be as it was made.
     *
     * @param evaluation what it says
     */
    record Counts(Map<String, String> inputs, Evaluation evaluation) implements Standing {

        @Override
        public String why() {
            return "";
        }
    }

    /**
     * It says that it is of these inputs, and may not be as it was made, or not be made at all.
     *
     * @param evaluation what it says
     */
    record Doubted(Map<String, String> inputs, Evaluation evaluation, String why) implements Standing {}

    /** There is none, or one of something else. */
    record Absent(Map<String, String> inputs, String why) implements Standing {}
}
