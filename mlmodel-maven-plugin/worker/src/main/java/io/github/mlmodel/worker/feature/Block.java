package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Map;

/** Features that are made together, by the same few operators. Fitted, hence immutable. */
sealed interface Block permits NumericBlock, PreciseBlock, DateBlock, CategoricalBlock, NumberedBlock, TextBlock {

    /** Returns a name for each feature; not yet unique among all blocks. */
    List<String> names();

    /**
     * Returns which features were made of the same raw columns by the same treatment; none that is empty.
     *
     * @param first index of this block's first feature among those of all blocks
     */
    List<FeatureGroup> groups(int first);

    /** Returns the features of the rows. */
    List<FeatureColumn> transform(Map<String, Column> rows, int threads);

    /**
     * Adds operators that make the same features, bit by bit.
     *
     * @param graph takes the operators
     * @param inputs the graph's input by column
     * @return the name of a float value {@code [N, names().size()]}
     */
    String add(GraphBuilder graph, Map<String, String> inputs);

    /** Returns by column the texts of it that the operators carry, the most frequent first. */
    Map<String, List<String>> texts();

    /** Returns a sentence by column: how it becomes features. */
    Map<String, String> sentences();
}
