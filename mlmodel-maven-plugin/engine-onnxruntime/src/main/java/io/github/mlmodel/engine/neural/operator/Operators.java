package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Language;
import io.github.mlmodel.engine.neural.tensor.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every operator that networks are made of, by domain and name. */
public final class Operators {

    /** What graphs have to know of them. */
    public static final Language LANGUAGE = new Language() {
        @Override
        public List<Signature> infer(Call call) {
            return of(call.node().domain(), call.node().operator()).infer(call);
        }

        @Override
        public Optional<Known> fold(Call call, Signature to) {
            return Folding.fold(call, to);
        }
    };

    private static final Map<String, Operator> ALL = new HashMap<>();

    static {
        ArithmeticOperators.addTo(ALL);
        ActivationOperators.addTo(ALL);
        LogicOperators.addTo(ALL);
        MatrixOperators.addTo(ALL);
        ReductionOperators.addTo(ALL);
        ShapeOperators.addTo(ALL);
        PieceOperators.addTo(ALL);
        IndexOperators.addTo(ALL);
        ConvolutionOperators.addTo(ALL);
        PoolOperators.addTo(ALL);
        NormalizationOperators.addTo(ALL);
        BatchNormOperators.addTo(ALL);
        ControlOperators.addTo(ALL);
    }

    private Operators() {}

    /** Returns whether an operator is known. */
    public static boolean isKnown(String domain, String name) {
        return ALL.containsKey(key(domain, name));
    }

    /**
     * Returns an operator.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    public static Operator of(String domain, String name) {
        Operator operator = ALL.get(key(domain, name));
        if (operator == null) {
            throw new IllegalArgumentException("operator " + key(domain, name) + " is unknown");
        }
        return operator;
    }

    /** Returns the name with the domain, which is left out for ONNX's own. */
    public static String key(String domain, String name) {
        return domain.isEmpty() || domain.equals("ai.onnx") ? name : domain + "." + name;
    }
}
