package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;

/**
 * What stands before a network's first layer. It is built twice, from the same parameters and with the same values: for
 * training from batches of compact row stores, for predicting from the one input of the shipped graph.
 *
 * @param <R> the rows that it is of: a table's or images
 */
public sealed interface NetworkInput<R extends TrainingRows> permits TableInput, ImageInput {

    /** Returns the shipped graph's input: its name, element type and shape. */
    ValueInfo info();

    /** Returns the shape of a row of what the layers take: {@code [D]}, or {@code [C, H, W]} of images. */
    List<Long> shape();

    /**
     * Returns the rows to train on. All stores are split into shards at the same rows; images are not copied, and tables
     * only once. Where storing all tokens of the longest text would take more than 256 MiB, longer texts than four times
     * the mean are stored without their lightest tokens.
     *
     * @param rows the rows that this input was made of
     */
    List<RowStore> stores(R rows);

    /**
     * Returns rows to predict, as {@link #training} takes them: as {@link #stores}, but with all tokens of all texts, so
     * that the entries of texts may be of another length.
     *
     * @param rows rows of the same columns, or images of the same size
     */
    List<RowStore> complete(R rows);

    /**
     * Adds what makes the layers' input of a batch.
     *
     * @param batch some rows of each store, by the store's name: {@code [B, …]} of the store's element type
     * @param pass where parameters are found
     * @return float {@code [B, …]} of {@link #shape()}
     */
    Tensor training(Map<String, Tensor> batch, ForwardPass pass);

    /**
     * Adds what makes the layers' input of the shipped graph's input.
     *
     * @param input of the type and shape of {@link #info()}, of any number of rows
     * @param pass where parameters are found
     * @return float {@code [N, …]} of {@link #shape()}
     */
    Tensor predicting(Tensor input, ForwardPass pass);
}
