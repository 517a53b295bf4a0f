package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes graphs under construction in ONNX's operators. */
public final class OnnxGraphs {

    private OnnxGraphs() {}

    /** Returns a graph with these outputs, under their own names, for any device. */
    public static Graph of(TensorGraph graph, List<Tensor> outputs) {
        return of(graph, graph.inputs(), outputs, 0);
    }

    /**
     * Returns a graph with these of its inputs, in this order; what no output depends on is left out.
     *
     * @param block channels of a block, as {@link ChannelBlocks#probe} found it, for ONNX Runtime's own operators on blocks of
     *     channels, where they fit: for training on a processor, what is written so may not be shipped; 0 for any device
     */
    public static Graph of(TensorGraph graph, List<ValueInfo> order, List<Tensor> outputs, long block) {
        Set<String> names = outputs.stream().map(Tensor::name).collect(Collectors.toSet());
        TensorGraph target = graph.rewritten();
        Lowering lowering = block == 0 ? new Lowering(target) : new BlockedLowering(target, block);
        lowering.lower(graph.needed(names), names);
        return target.build(order, outputs);
    }
}
