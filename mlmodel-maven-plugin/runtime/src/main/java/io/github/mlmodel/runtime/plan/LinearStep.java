package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tensor.Fused;
import io.github.mlmodel.runtime.operator.tensor.LineSums;
import io.github.mlmodel.runtime.operator.tensor.Products;
import java.util.Arrays;

/**
 * A row times a matrix: products are added in the order of the matrix' lines, in blocks of as many as ONNX Runtime adds up from
 * 0. Zeros are left out, which changes no sum.
 *
 * @param parts the row's numbers, in the order of lines
 * @param matrix line after line
 * @param lines the same lines, each by itself; none where they are short
 * @param bias what is added to, a number a column
 * @param to register of the first result
 */
record LinearStep(LinearPart[] parts, float[] matrix, float[][] lines, float[] bias, int to) implements FlatStep {

    /** Lines of fewer numbers are added as they are. */
    private static final int FEW_COLUMNS = 8;

    static LinearStep of(LinearPart[] parts, float[] matrix, float[] bias, int to) {
        boolean narrow = bias.length < FEW_COLUMNS;
        int count = matrix.length / bias.length;
        float[][] lines = narrow ? new float[0][] : LineSums.lines(matrix, 0, count, bias.length);
        return new LinearStep(parts, matrix, lines, bias, to);
    }

    /** A row that is being multiplied: its numbers but for zeros, and their lines. */
    private static final class Sums {

        private final int[] chosen;
        private final float[] factors;
        private final float[] block;
        private final float[] all;
        private final RunWeights.Found found = new RunWeights.Found();

        Sums(int lines, int columns) {
            // One more is written, and not counted, where the last text is unknown.
            this.chosen = new int[lines + 1];
            this.factors = new float[lines + 1];
            this.block = new float[columns];
            this.all = new float[columns];
        }

        void multiply(LinearStep step, int count) {
            System.arraycopy(step.bias, 0, all, 0, all.length);
            int from = 0;
            while (from < count) {
                int end = from + 1;
                int last = (chosen[from] / Products.BLOCK + 1) * Products.BLOCK;
                while (end < count && chosen[end] < last) {
                    end++;
                }
                if (step.lines.length == 0) {
                    addNarrow(step.matrix, from, end);
                } else {
                    Arrays.fill(block, 0);
                    LineSums.add(step.lines, chosen, factors, from, end, block);
                    for (int i = 0; i < block.length; i++) {
                        all[i] += block[i];
                    }
                }
                from = end;
            }
        }

        /** A sum after the other: no loop over so few is worth its beginning and end. */
        private void addNarrow(float[] matrix, int from, int end) {
            int columns = all.length;
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                for (int i = from; i < end; i++) {
                    sum = Fused.of(factors[i], matrix[chosen[i] * columns + column], sum);
                }
                all[column] += sum;
            }
        }
    }

    @Override
    public Object newScratch(int rows) {
        int count = matrix.length / bias.length;
        return rows >= LinearBlock.FEWEST_ROWS && LinearBlock.suits(parts, count, bias.length)
                ? new LinearBlock(parts, matrix, bias, to, rows)
                : new Sums(count, bias.length);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        if (scratch instanceof LinearBlock block) {
            block.run(rows);
            return;
        }
        Sums sums = (Sums) scratch;
        for (int row = 0; row < rows.rows; row++) {
            int count = 0;
            for (LinearPart part : parts) {
                if (part instanceof LinearPart.Numbers numbers) {
                    count = add(numbers, rows, row, sums, count);
                } else if (part instanceof LinearPart.Cells cells) {
                    count = add(cells, rows.code(cells.column(), row), sums, count);
                } else if (part instanceof LinearPart.Words words) {
                    count = add(words, rows, row, sums, count);
                }
            }
            sums.multiply(this, count);
            for (int column = 0; column < bias.length; column++) {
                rows.set(to + column, row, sums.all[column]);
            }
        }
    }

    private static int add(LinearPart.Numbers numbers, Registers rows, int row, Sums sums, int before) {
        int[] registers = numbers.registers();
        int count = before;
        for (int i = 0; i < registers.length; i++) {
            float factor = (float) rows.value(registers[i], row);
            if (factor != 0) {
                sums.chosen[count] = numbers.line() + i;
                sums.factors[count++] = factor;
            }
        }
        return count;
    }

    private static int add(LinearPart.Cells cells, int code, Sums sums, int before) {
        if (cells.isSingle()) {
            // No branch: whether a text is a known one is as good as random to the processor.
            int line = cells.lines()[code];
            sums.chosen[before] = line;
            sums.factors[before] = cells.values()[code];
            return before + 1 + (line >> 31);
        }
        int count = before;
        for (int i = cells.from(code); i < cells.end(code); i++) {
            sums.chosen[count] = cells.lines()[i];
            sums.factors[count++] = cells.values()[i];
        }
        return count;
    }

    private static int add(LinearPart.Words words, Registers rows, int row, Sums sums, int before) {
        int column = words.weights().column();
        words.weights().find(rows.text(column, row), rows.code(column, row), sums.found);
        int count = before;
        for (int i = 0; i < sums.found.count(); i++) {
            if (sums.found.weight(i) != 0) {
                sums.chosen[count] = words.line() + sums.found.place(i);
                sums.factors[count++] = sums.found.weight(i);
            }
        }
        return count;
    }
}
