package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import org.jspecify.annotations.Nullable;

/** Products with constant matrices. */
final class LinearNodes {

    private final Program program;

    LinearNodes(Program program) {
        this.program = program;
    }

    Flat of(FlatNode node) throws NotFlat {
        Flat row = node.flat(0);
        TensorValue matrix = node.constant(1);
        if (node.type(0) != TensorElement.FLOAT
                || row.rank() != 2
                || matrix.rank() != 2
                || node.flats().size() != 1
                || node.node().attributes().integer("transA", 0) != 0) {
            throw new NotFlat("a product of rows");
        }
        boolean turned = node.node().attributes().integer("transB", 0) != 0;
        int lines = matrix.shape()[turned ? 1 : 0];
        int columns = matrix.shape()[turned ? 0 : 1];
        if (lines != row.width() || columns == 0) {
            throw new NotFlat("a product of other lengths");
        }
        float[] values = matrix.floats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new NotFlat("a matrix with what is no number");
            }
        }
        float[] bias = bias(node.constants().get(2), columns);
        LinearPart[] parts = LinearPart.of(row.features());
        int to = program.registers(columns);
        program.add(LinearStep.of(parts, turned ? turned(values, lines, columns) : values, bias, to));
        return RowNodes.row(TensorElement.FLOAT, to, columns);
    }

    private static float[] bias(@Nullable TensorValue given, int columns) throws NotFlat {
        float[] bias = new float[columns];
        if (given == null) {
            return bias;
        }
        int last = given.rank() == 0 ? 1 : given.shape()[given.rank() - 1];
        if (given.size() != last || (last != 1 && last != columns)) {
            throw new NotFlat("a bias a row");
        }
        for (int i = 0; i < columns; i++) {
            bias[i] = given.floats()[last == 1 ? 0 : i];
        }
        return bias;
    }

    private static float[] turned(float[] matrix, int lines, int columns) {
        float[] turned = new float[matrix.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = matrix[i % columns * lines + i / columns];
        }
        return turned;
    }
}
