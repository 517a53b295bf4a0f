package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What depends on one column's text alone: computed when the model is loaded, by the operators themselves, a row a code. */
final class Tabulation {

    /** Tables beyond this would take more than they spare. */
    private static final int MOST_VALUES = 1 << 22;

    private Tabulation() {}

    /** Evaluates a node whose inputs are cells of one column. */
    static Flat of(FlatNode node, Bound bound, int codes) throws NotFlat {
        int column = node.column();
        Map<Integer, TensorValue> given = new HashMap<>();
        for (int place : node.flats().keySet()) {
            given.put(place, tensor(node.flat(place), node.type(place), codes));
        }
        return cells(node.run(bound, given), column, codes);
    }

    /** Returns cells in rows of a tensor, a row a code. */
    static TensorValue tensor(Flat cells, TensorElement type, int codes) {
        int width = cells.width();
        Object data = type.array(Math.multiplyExact(codes, width));
        for (int i = 0; i < width; i++) {
            Object values = ((Feature.Cell) cells.features().get(i)).byCode().data();
            for (int code = 0; code < codes; code++) {
                System.arraycopy(values, code, data, code * width + i, 1);
            }
        }
        int[] shape = cells.rank() == 1 ? new int[] {codes} : new int[] {codes, width};
        return new TensorValue(type, shape, data);
    }

    /** Cuts a tensor with a row a code into cells. */
    static Flat cells(TensorValue rows, int column, int codes) throws NotFlat {
        if (rows.rank() == 0 || rows.rank() > 2 || rows.shape()[0] != codes || rows.size() > MOST_VALUES) {
            throw new NotFlat("a table of " + rows.size() + " values");
        }
        int width = rows.size() / codes;
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int[] places = new int[codes];
            for (int code = 0; code < codes; code++) {
                places[code] = code * width + i;
            }
            features.add(new Feature.Cell(column, rows.picked(places, codes)));
        }
        return new Flat(rows.rank(), features);
    }
}
