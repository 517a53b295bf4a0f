package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.input.RowStore;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.RowShard;
import io.github.mlmodel.spi.TrainingRows;
import java.util.ArrayList;
import java.util.List;

/** Rows as the training program takes them: a network's inputs, targets and weights, in shards. */
final class RowShards {

    private RowShards() {}

    /** Returns the rows to train on. */
    static <R extends TrainingRows> List<RowShard> training(NetworkInput<R> input, Head head, R given) {
        List<RowStore> stores = input.stores(given);
        List<RowShard> shards = new ArrayList<>();
        int from = 0;
        for (int shard = 0; shard < stores.get(0).shards().size(); shard++) {
            int rows = stores.get(0).rows(shard);
            List<RowColumn> columns = columns(stores, shard);
            columns.add(head.target(from, from + rows));
            head.weights(from, from + rows).ifPresent(columns::add);
            shards.add(new RowShard(rows, columns));
            from += rows;
        }
        return shards;
    }

    /** Returns rows to predict. */
    static <R extends TrainingRows> List<RowShard> predicting(NetworkInput<R> input, R given) {
        List<RowStore> stores = input.stores(given);
        List<RowShard> shards = new ArrayList<>();
        for (int shard = 0; shard < stores.get(0).shards().size(); shard++) {
            shards.add(new RowShard(stores.get(0).rows(shard), columns(stores, shard)));
        }
        return shards;
    }

    private static List<RowColumn> columns(List<RowStore> stores, int shard) {
        List<RowColumn> columns = new ArrayList<>();
        for (RowStore store : stores) {
            columns.add(new RowColumn(
                    store.name(), store.type(), store.shape(), store.shards().get(shard)));
        }
        return columns;
    }
}
