package io.github.mlmodel.engine.neural.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All kinds of layers: parser, messages and documentation are driven by this table. */
final class Kinds {

    private static final List<LayerKind> ACTIVATIONS = Activation.kinds();

    private static final List<LayerKind> ALL = all();

    private Kinds() {}

    /** Returns every kind, in the order of the documentation. */
    static List<LayerKind> list() {
        return ALL;
    }

    /** Returns the kinds that may end a line of another kind. */
    static List<LayerKind> activations() {
        return ACTIVATIONS;
    }

    static Optional<LayerKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static List<LayerKind> all() {
        List<LayerKind> all = new ArrayList<>(List.of(
                Dense.KIND,
                Convolution.KIND,
                Pool.MAX,
                Pool.AVERAGE,
                GlobalAveragePool.KIND,
                Flatten.KIND,
                Dropout.KIND,
                BatchNorm.KIND,
                LayerNorm.KIND,
                Embedding.KIND,
                Residual.KIND));
        all.addAll(ACTIVATIONS);
        return List.copyOf(all);
    }
}
