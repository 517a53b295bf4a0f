package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Initializer;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Builds a base's graph to see whether it can be built, and what gradients reach; nothing is computed. */
final class Trial {

    /** Any number but 1, which broadcasts. */
    private static final long ROWS = 2;

    private final BaseSpec spec;
    private final BaseInput entry;
    private final Section section;
    private final int trainingOpset;
    private final int shippedOpset;

    Trial(BaseSpec spec, BaseInput entry, Section section, int trainingOpset, int shippedOpset) {
        this.spec = spec;
        this.entry = entry;
        this.section = section;
        this.trainingOpset = trainingOpset;
        this.shippedOpset = shippedOpset;
    }

    /** Builds the base for a batch, and for any number of rows as it will be shipped; returns the shape of an output's row. */
    List<Long> rowShape(List<Long> rowShape) {
        build(new TrialPass(new TensorGraph(Operators.LANGUAGE, "trial", trainingOpset)), ROWS, rowShape, Set.of());
        Tensor shipped = build(
                new TrialPass(new TensorGraph(Operators.LANGUAGE, "trial", shippedOpset)),
                ValueInfo.ROWS,
                rowShape,
                Set.of());
        return shipped.shape().subList(1, shipped.rank());
    }

    /** Returns those of the constants that the output's gradient reaches. */
    Set<String> reached(List<Long> rowShape, Set<String> candidates) {
        TrialPass pass = new TrialPass(new TensorGraph(Operators.LANGUAGE, "trial", trainingOpset));
        Tensor output = build(pass, ROWS, rowShape, candidates);
        Tensor loss = output.reduceSum(false, LongStream.range(0, output.rank()).toArray());
        try {
            Set<String> flowing = Gradients.reached(pass.graph(), loss, new ArrayList<>(pass.parameters.values()));
            Set<String> reached = new LinkedHashSet<>(candidates);
            reached.removeIf(name -> !flowing.contains(pass.nameOf(Replay.parameterName(section.graph(), name))));
            return reached;
        } catch (IllegalArgumentException e) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + spec.name() + "' cannot be trained: " + e.getMessage()
                            + ". Name in <train> only what comes after, or leave the base before by <head><at>.",
                    e);
        }
    }

    private Tensor build(TrialPass pass, long rows, List<Long> rowShape, Set<String> trained) {
        long[] shape = LongStream.concat(LongStream.of(rows), rowShape.stream().mapToLong(Long::longValue))
                .toArray();
        Tensor input = pass.graph().input("input", ElementType.FLOAT, shape);
        return new BaseLayer(spec, entry, section, trained, List.of()).apply(input, pass);
    }

    /** A pass whose parameters are inputs. */
    private static final class TrialPass implements ForwardPass {

        private final TensorGraph graph;
        private final Map<String, Tensor> parameters = new LinkedHashMap<>();

        TrialPass(TensorGraph graph) {
            this.graph = graph;
        }

        String nameOf(String parameter) {
            Tensor tensor = parameters.get(parameter);
            return tensor == null ? "" : tensor.name();
        }

        @Override
        public TensorGraph graph() {
            return graph;
        }

        @Override
        public boolean training() {
            return true;
        }

        @Override
        public Tensor parameter(String name, Initializer initializer, long... shape) {
            return parameters.computeIfAbsent(name, key -> graph.input("parameter." + key, ElementType.FLOAT, shape));
        }

        @Override
        public Tensor state(String name, float initial, long... shape) {
            throw new IllegalStateException("a base keeps no state");
        }

        @Override
        public void update(Tensor state, Tensor next) {
            throw new IllegalStateException("a base keeps no state");
        }

        @Override
        public Tensor uniform(long... shape) {
            throw new IllegalStateException("a base takes no chance");
        }

        @Override
        public ForwardPass within(String name) {
            return this;
        }
    }
}
