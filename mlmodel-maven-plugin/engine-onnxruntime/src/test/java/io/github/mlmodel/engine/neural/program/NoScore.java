package io.github.mlmodel.engine.neural.program;

import java.util.List;

/** Of no interest. */
enum NoScore implements Score {
    NONE;

    @Override
    public double weight(int shard, long row) {
        return 1;
    }

    @Override
    public double of(List<ShardOutputs> outputs) {
        return 0;
    }
}
