package io.github.mlmodel.runtime.provider;

import io.github.mlmodel.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph that is loaded. Several threads may run it at once; none may when it is closed. */
public interface GraphSession extends AutoCloseable {

    /** Returns the most rows that it is given at once. */
    int rowsAtOnce();

    /** Returns how inputs and outputs differ from their description, a clause each. */
    List<String> differences(ModelDescription description);

    /** Returns the place of each label by the text in which it is given. */
    Map<String, Integer> places(List<String> labels);

    /**
     * Returns something for one thread that runs blocks of rows.
     *
     * @param inputs what the inputs are filled from
     * @param outputs the outputs that are wanted
     * @param rows the most rows of a block
     */
    GraphRunner runner(List<? extends GraphInput> inputs, Set<String> outputs, int rows);

    @Override
    void close();
}
