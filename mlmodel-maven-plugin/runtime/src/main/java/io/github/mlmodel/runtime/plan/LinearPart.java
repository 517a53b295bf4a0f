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
     * @param first by code where its lines begin; none where no code has more than one, which stands at the code's place
     * @param lines lines of the matrix; negative where a code has none
     * @param values what they are multiplied with
     */
    record Cells(int column, int[] first, int[] lines, float[] values) implements LinearPart {

        boolean isSingle() {
            return first.length == 0;
        }

        /** Returns where the lines of a code begin. */
        int from(int code) {
            return isSingle() ? code : first[code];
        }

        /** Returns where they end. */
        int end(int code) {
            return isSingle() ? code + 1 + (lines[code] >> 31) : first[code + 1];
        }

        private Cells single() {
            int[] only = new int[first.length - 1];
            float[] factors = new float[only.length];
            Arrays.fill(only, -1);
            for (int code = 0; code < only.length; code++) {
                for (int i = first[code]; i < first[code + 1]; i++) {
                    only[code] = lines[i];
                    factors[code] = values[i];
                }
            }
            return new Cells(column, new int[0], only, factors);
        }
    }

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
        int most = 0;
        for (int code = 0; code < codes; code++) {
            for (int i = 0; i < cells.size(); i++) {
                if ((float) values.get(i)[code] != 0) {
                    lines[count] = line + i;
                    factors[count++] = (float) values.get(i)[code];
                }
            }
            first[code + 1] = count;
            most = Math.max(most, count - first[code]);
        }
        Cells all = new Cells(of.column(), first, Arrays.copyOf(lines, count), Arrays.copyOf(factors, count));
        return most > 1 ? all : all.single();
    }
}
