package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph that is loaded, whatever evaluates it. Several threads may run it at once; none may when it is closed. */
public sealed interface Session extends AutoCloseable permits ProvidedSession, OwnSession {

    /** Returns whether it is evaluated in Java, and not by ONNX Runtime. */
    boolean isInJava();

    /** Returns where it is from, the subject of messages. */
    String origin();

    /** Returns the most rows that it is given at once. */
    int rowsAtOnce();

    /** Returns how inputs and outputs differ from their description, a clause each. */
    List<String> differences(ModelDescription description);

    /** Returns the place of each label by the text in which it is given. */
    Map<String, Integer> places(List<String> labels);

    /**
     * Returns something for one thread that runs blocks of rows.
     *
     * @param batch where the rows are
     * @param inputs how its inputs are filled
     * @param outputs the outputs that are wanted
     * @param rows the most rows of a block
     */
    Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows);

    @Override
    void close();
}
