package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tensor.LineSums;
import io.github.mlmodel.runtime.operator.tensor.Products;
import java.util.Arrays;

/**
 * Many rows times a matrix, which is dense to them: all rows' numbers of a line stand side by side, so that the loops are long.
 * Each sum is added up in the order in which that of a single row is.
 */
final class LinearBlock {

    /** Loops over fewer rows are not worth the zeros. */
    static final int FEWEST_ROWS = 32;

    /** Rows of more numbers would not be in the processor's cache. */
    private static final int MOST_LINES = 1024;

    private static final int FEW_COLUMNS = 8;

    private final LinearPart[] parts;
    private final float[] bias;
    private final int to;
    private final int lines;
    private final int capacity;
    private final int[] chosen;
    private final float[][] byColumn;
    private final float[][] numbers;
    private final float[] block;
    private final float[] sums;

    LinearBlock(LinearPart[] parts, float[] matrix, float[] bias, int to, int capacity) {
        this.parts = parts;
        this.bias = bias;
        this.to = to;
        this.lines = matrix.length / bias.length;
        this.capacity = capacity;
        this.chosen = new int[lines];
        this.byColumn = new float[bias.length][lines];
        for (int line = 0; line < lines; line++) {
            chosen[line] = line;
            for (int column = 0; column < bias.length; column++) {
                byColumn[column][line] = matrix[line * bias.length + column];
            }
        }
        this.numbers = new float[lines][capacity];
        this.block = new float[capacity];
        this.sums = new float[capacity];
    }

    /** Returns whether a row's numbers are mostly no zeros, or the matrix is wide. */
    static boolean suits(LinearPart[] parts, int lines, int columns) {
        int dense = 0;
        for (LinearPart part : parts) {
            if (part instanceof LinearPart.Words) {
                return false;
            }
            dense += part instanceof LinearPart.Numbers numbers ? numbers.registers().length : 0;
        }
        return lines <= MOST_LINES && (2 * dense >= lines || columns >= FEW_COLUMNS);
    }

    void run(Registers rows) {
        for (float[] line : numbers) {
            Arrays.fill(line, 0);
        }
        for (LinearPart part : parts) {
            if (part instanceof LinearPart.Numbers all) {
                read(all, rows);
            } else if (part instanceof LinearPart.Cells cells) {
                read(cells, rows);
            }
        }
        for (int column = 0; column < bias.length; column++) {
            Arrays.fill(sums, bias[column]);
            for (int from = 0; from < lines; from += Products.BLOCK) {
                Arrays.fill(block, 0);
                LineSums.add(numbers, chosen, byColumn[column], from, Math.min(lines, from + Products.BLOCK), block);
                for (int row = 0; row < sums.length; row++) {
                    sums[row] += block[row];
                }
            }
            int first = (to + column) * capacity;
            for (int row = 0; row < sums.length; row++) {
                rows.values[first + row] = sums[row];
            }
        }
    }

    private void read(LinearPart.Numbers part, Registers rows) {
        for (int i = 0; i < part.registers().length; i++) {
            int from = part.registers()[i] * capacity;
            float[] line = numbers[part.line() + i];
            for (int row = 0; row < capacity; row++) {
                line[row] = (float) rows.values[from + row];
            }
        }
    }

    private void read(LinearPart.Cells part, Registers rows) {
        for (int row = 0; row < rows.rows; row++) {
            int code = rows.code(part.column(), row);
            for (int i = part.from(code); i < part.end(code); i++) {
                numbers[part.lines()[i]][row] = part.values()[i];
            }
        }
    }
}
