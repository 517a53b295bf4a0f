package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.evaluate.JavaOperators;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node whose inputs are known.
 *
 * @param flats inputs that rows change, by place
 * @param constants inputs that no row changes, by place
 */
record FlatNode(OnnxNode node, Map<Integer, Flat> flats, Map<Integer, TensorValue> constants) {

    /** Copies the maps. */
    FlatNode {
        flats = Map.copyOf(flats);
        constants = Map.copyOf(constants);
    }

    /** Returns an input that rows change. */
    Flat flat(int place) throws NotFlat {
        Flat flat = flats.get(place);
        if (flat == null) {
            throw new NotFlat(node.operator() + " of a constant");
        }
        return flat;
    }

    /** Returns an input that no row changes. */
    TensorValue constant(int place) throws NotFlat {
        TensorValue constant = constants.get(place);
        if (constant == null) {
            throw new NotFlat(node.operator() + " without a constant");
        }
        return constant;
    }

    /** Returns what the inputs that rows change are made of, each of one type. */
    TensorElement type(int place) throws NotFlat {
        List<Feature> features = flat(place).features();
        TensorElement type = features.get(0).type();
        if (features.stream().anyMatch(feature -> feature.type() != type)) {
            throw new NotFlat(node.operator() + " of several types");
        }
        return type;
    }

    /** Returns the one column on whose text all inputs depend, or -1. */
    int column() {
        int column = -1;
        for (Flat flat : flats.values()) {
            int other = flat.column();
            if (other < 0 || (column >= 0 && column != other)) {
                return -1;
            }
            column = other;
        }
        return column;
    }

    /** Returns the node with its operator. */
    Bound bound() throws NotFlat {
        Map<Integer, TensorElement> types = new HashMap<>();
        for (int place : flats.keySet()) {
            types.put(place, type(place));
        }
        return bound(types);
    }

    /** Returns the node as if its inputs were of these types. */
    Bound bound(Map<Integer, TensorElement> types) throws NotFlat {
        Map<Integer, TensorElement> all = new HashMap<>(types);
        constants.forEach((place, constant) -> all.put(place, constant.type()));
        NodeOperator operator =
                JavaOperators.named(node.domain(), node.operator()).orElseThrow(() -> new NotFlat(node.operator()));
        try {
            return operator.bind(new Site(node, all, constants));
        } catch (BeyondJava e) {
            throw new NotFlat(e.what());
        }
    }

    /** Evaluates the operator. */
    TensorValue run(Bound bound, Map<Integer, TensorValue> given) {
        TensorValue[] inputs = new TensorValue[node.inputs().size()];
        constants.forEach((place, constant) -> inputs[place] = constant);
        given.forEach((place, value) -> inputs[place] = value);
        return bound.kernel().run(inputs)[0];
    }
}
