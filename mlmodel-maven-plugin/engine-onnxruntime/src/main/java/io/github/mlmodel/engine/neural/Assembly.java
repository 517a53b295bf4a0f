package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Base;
import io.github.mlmodel.engine.neural.base.BaseLayer;
import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Layer;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.program.Forward;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole network, from a row's numbers to the output that the task wants: layers, or layers behind a base.
 *
 * @param layer takes what {@link NetworkInput} gives
 * @param trainingOpset operator set of the graphs that train
 * @param opset operator set of the shipped graph
 * @param irVersion IR version of the shipped file
 * @param looksUp whether tokens are looked up
 */
record Assembly(Layer layer, int trainingOpset, int opset, int irVersion, boolean looksUp) {

    /**
     * Puts layers together, and checks that rows go through all of them.
     *
     * @param otherwise gives the layers for a row's shape where the parameters name none
     */
    static Assembly of(
            NeuralParameters parameters,
            Optional<Base> base,
            NetworkInput<?> input,
            Head head,
            TrainingData<?, ?> data,
            Function<List<Long>, Network> otherwise) {
        if (base.isPresent()) {
            return behind(base.get(), parameters, input, head, data);
        }
        long[] row = lengths(input.shape());
        Network layers = parameters.layers().orElseGet(() -> otherwise.apply(input.shape()));
        Network whole = completed(layers, parameters, head, row);
        return new Assembly(whole, TensorGraph.OPSET, TensorGraph.OPSET, OnnxVersions.IR_VERSION, false);
    }

    private static Assembly behind(
            Base base, NeuralParameters parameters, NetworkInput<?> input, Head head, TrainingData<?, ?> data) {
        Optional<Layer> order = data.features().choose(base::order, images -> Optional.empty());
        BaseLayer layer = base.layer(base.rowShape(input.shape()));
        BaseParameters asked = parameters.base().orElseThrow();
        boolean complete = asked.endsWithBase() && layer.rowShape().equals(List.of((long) head.width()));
        if (complete && layer.trained().isEmpty()) {
            throw MlModelException.user("Nothing is left to train: <train> is 'none', and base '"
                    + asked.file().name() + "' gives " + head.width() + " numbers a row already, as the task wants. Let"
                    + " some of it be trained, or put layers behind it with <head>.");
        }
        Layer behind;
        if (complete) {
            base.checkLabels(data.target().choose(Target.Classes::labels, numbers -> List.of()));
            behind = (output, pass) -> head.adopted(output);
        } else {
            Network layers = asked.head().orElseGet(() -> Network.of(List.of()));
            behind = completed(layers, parameters, head, lengths(layer.rowShape()));
        }
        Layer first = order.orElse((rows, pass) -> rows);
        Layer whole = (rows, pass) -> behind.apply(layer.apply(first.apply(rows, pass), pass.within("base")), pass);
        return new Assembly(whole, base.trainingOpset(), base.opset(), base.irVersion(), base.takesTokens());
    }

    private static Network completed(Network layers, NeuralParameters parameters, Head head, long[] row) {
        Network whole = layers.initialized(parameters.initialization()).then(Layers.output(head.width()));
        whole.check(ElementType.FLOAT, row);
        return whole;
    }

    private static long[] lengths(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Returns the way from batches of rows, changed by chance, to the output. */
    Forward forward(NetworkInput<?> input, Augmentation augmentation) {
        return new Way(
                (batch, pass) -> layer.apply(augmentation.apply(input.training(batch, pass), pass), pass),
                trainingOpset);
    }

    /** Returns the way from batches of rows to what is predicted. */
    Forward predicting(NetworkInput<?> input, Head head) {
        return new Way((batch, pass) -> head.predicted(layer.apply(input.training(batch, pass), pass)), trainingOpset);
    }

    /** A way through graphs of an operator set. */
    private record Way(Forward forward, int opset) implements Forward {

        @Override
        public Tensor apply(Map<String, Tensor> batch, ForwardPass pass) {
            return forward.apply(batch, pass);
        }
    }
}
