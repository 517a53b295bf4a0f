package com.example;

import io.github.mlmodel.engine.neural.NetworkTrainer;
import io.github.mlmodel.engine.neural.layer.Initializers;
import io.github.mlmodel.engine.neural.layer.Layer;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/** Products of features as well as features: a cross layer as in "Deep &amp; Cross Network", then a dense one. */
public final class CrossNetwork extends NetworkTrainer {

    @Override
    protected Network network(List<Long> row) {
        return Network.of(List.of(new Cross(), Layers.dense(16), Layers.relu()));
    }

    /** x · (x·w) + b + x, with a weight and a bias for each feature. */
    private static final class Cross implements Layer {

        @Override
        public Tensor apply(Tensor x, ForwardPass pass) {
            long width = x.length(1);
            Tensor weight = pass.parameter("weight", Initializers.constant(0.01), width, 1);
            Tensor bias = pass.parameter("bias", Initializers.constant(0), width);
            return x.mul(x.matMul(weight)).add(bias).add(x);
        }
    }
}
