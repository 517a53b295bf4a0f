package io.github.mlmodel.runtime.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some of the features that a matrix is multiplied with: neighbours of one kind. */
sealed interface LinearPart {

    /**
     * Numbers in registers.
     *
     * @param line the matrix' line of the first
     */
    record Numbers(int line, int[] registers) implements LinearPart {}

    /**
     * What follows of a column's text, without zeros.
     *
     * @param first by code where its lines begin
     * @param lines lines of the matrix
     * @param values what they are multiplied with
     */
    record Cells(int column, int[] first, int[] lines, float[] values) implements LinearPart {}

    /**
     * Weights of a text's runs of words, without zeros.
     *
     * @param line the matrix' line of the run that stands first
     */
    record Words(int line, RunWeights weights) implements LinearPart {}

    /** Cuts features into parts. */
    static LinearPart[] of(List<Feature> features) throws NotFlat {
        List<LinearPart> parts = new ArrayList<>();
        int from = 0;
        while (from < features.size()) {
            int end = from + 1;
            while (end < features.size() && areAlike(features.get(from), features.get(end), end - from)) {
                end++;
            }
            parts.add(of(features.subList(from, end), from));
            from = end;
        }
        return parts.toArray(LinearPart[]::new);
    }

    private static boolean areAlike(Feature first, Feature other, int distance) {
        if (first instanceof Feature.Cell one && other instanceof Feature.Cell two) {
            return one.column() == two.column();
        }
        if (first instanceof Feature.Word one && other instanceof Feature.Word two) {
            return one.weights().equals(two.weights()) && two.place() == one.place() + distance;
        }
        return first instanceof Feature.Register && other instanceof Feature.Register;
    }

    private static LinearPart of(List<Feature> features, int line) throws NotFlat {
        Feature first = features.get(0);
        if (first instanceof Feature.Register) {
            return new Numbers(line, registers(features));
        } else if (first instanceof Feature.Cell cell) {
            return cells(features, line, cell);
        } else if (first instanceof Feature.Word word
                && word.place() == 0
                && features.size() == word.weights().runs().width()) {
            return new Words(line, word.weights());
        }
        throw new NotFlat("a matrix of " + first);
    }

    private static int[] registers(List<Feature> numbers) {
        int[] registers = new int[numbers.size()];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = ((Feature.Register) numbers.get(i)).register();
        }
        return registers;
    }

    private static Cells cells(List<Feature> cells, int line, Feature.Cell of) throws NotFlat {
        int codes = of.byCode().size();
        List<double[]> values = new ArrayList<>();
        for (Feature cell : cells) {
            values.add(Program.numbers(((Feature.Cell) cell).byCode()));
        }
        int[] first = new int[codes + 1];
        int[] lines = new int[codes * cells.size()];
        float[] factors = new float[lines.length];
        int count = 0;
        for (int code = 0; code < codes; code++) {
            for (int i = 0; i < cells.size(); i++) {
                if ((float) values.get(i)[code] != 0) {
                    lines[count] = line + i;
                    factors[count++] = (float) values.get(i)[code];
                }
            }
            first[code + 1] = count;
        }
        return new Cells(of.column(), first, Arrays.copyOf(lines, count), Arrays.copyOf(factors, count));
    }
}
