package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tensor.Fused;
import io.github.mlmodel.runtime.operator.tensor.Products;
import java.util.Arrays;

/**
 * A row times a matrix: products are added in the order of the matrix' lines, in blocks of as many as ONNX Runtime adds up from
 * 0. Zeros are left out, which changes no sum.
 *
 * @param parts the row's numbers, in the order of lines
 * @param matrix line after line
 * @param bias what is added to, a number a column
 * @param to register of the first result
 */
record LinearStep(LinearPart[] parts, float[] matrix, float[] bias, int to) implements FlatStep {

    /** A row that is being multiplied. */
    private static final class Sums {

        private final float[] matrix;
        private final float[] block;
        private final float[] all;
        private final RunWeights.Found found = new RunWeights.Found();
        private int end;

        Sums(float[] matrix, int columns) {
            this.matrix = matrix;
            this.block = new float[columns];
            this.all = new float[columns];
        }

        void begin(float[] bias) {
            System.arraycopy(bias, 0, all, 0, all.length);
            Arrays.fill(block, 0);
            end = Products.BLOCK;
        }

        void add(int line, float factor) {
            while (line >= end) {
                finish();
                end += Products.BLOCK;
            }
            add(matrix, line * block.length, factor, block);
        }

        private static void add(float[] matrix, int from, float factor, float[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Fused.of(factor, matrix[from + i], sums[i]);
            }
        }

        void finish() {
            for (int i = 0; i < block.length; i++) {
                all[i] += block[i];
                block[i] = 0;
            }
        }
    }

    @Override
    public Object newScratch(int rows) {
        return new Sums(matrix, bias.length);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        Sums sums = (Sums) scratch;
        for (int row = 0; row < rows.rows; row++) {
            sums.begin(bias);
            for (LinearPart part : parts) {
                if (part instanceof LinearPart.Numbers numbers) {
                    add(numbers, rows, row, sums);
                } else if (part instanceof LinearPart.Cells cells) {
                    add(cells, rows.code(cells.column(), row), sums);
                } else if (part instanceof LinearPart.Words words) {
                    add(words, rows, row, sums);
                }
            }
            sums.finish();
            for (int column = 0; column < bias.length; column++) {
                rows.set(to + column, row, sums.all[column]);
            }
        }
    }

    private static void add(LinearPart.Numbers numbers, Registers rows, int row, Sums sums) {
        int[] registers = numbers.registers();
        for (int i = 0; i < registers.length; i++) {
            float factor = (float) rows.value(registers[i], row);
            if (factor != 0) {
                sums.add(numbers.line() + i, factor);
            }
        }
    }

    private static void add(LinearPart.Cells cells, int code, Sums sums) {
        for (int i = cells.first()[code]; i < cells.first()[code + 1]; i++) {
            sums.add(cells.lines()[i], (float) cells.values()[i]);
        }
    }

    private static void add(LinearPart.Words words, Registers rows, int row, Sums sums) {
        int column = words.weights().column();
        words.weights().find(rows.text(column, row), rows.code(column, row), sums.found);
        for (int i = 0; i < sums.found.count(); i++) {
            if (sums.found.weight(i) != 0) {
                sums.add(words.line() + sums.found.place(i), sums.found.weight(i));
            }
        }
    }
}
