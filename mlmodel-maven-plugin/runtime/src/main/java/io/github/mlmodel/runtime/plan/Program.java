package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps so far, and the registers they take. */
final class Program {

    private final List<FlatStep> steps = new ArrayList<>();
    private final Map<Feature.Cell, Feature.Register> loaded = new HashMap<>();
    private double[] initial = new double[64];
    private int size;

    /** Returns the first of so many new registers. */
    int registers(int count) {
        int first = size;
        size += count;
        if (size > initial.length) {
            initial = Arrays.copyOf(initial, 2 * size);
        }
        return first;
    }

    /** Returns a register that always has a number. */
    Feature.Register constant(TensorElement type, double number) {
        int register = registers(1);
        initial[register] = number;
        return new Feature.Register(type, register);
    }

    void add(FlatStep step) {
        steps.add(step);
    }

    /** Computes a function of one to three numbers, in the new register {@code to}. */
    void scalar(Scalar function, boolean single, int[] operands, int to) {
        Scalar.Operands of = new Scalar.Operands(
                single, operands[0], operands.length > 1 ? operands[1] : 0, operands.length > 2 ? operands[2] : 0);
        ScalarStep step = new ScalarStep(function, of, to, 1);
        int last = steps.size() - 1;
        if (last >= 0 && steps.get(last) instanceof ScalarStep before && before.isFollowedBy(step, operands.length)) {
            steps.set(last, before.longer());
        } else {
            steps.add(step);
        }
    }

    /** Returns a feature as a number in a register. */
    Feature.Register number(Feature feature) throws NotFlat {
        if (feature instanceof Feature.Register number) {
            return number;
        }
        if (!(feature instanceof Feature.Cell cell) || cell.type() == TensorElement.STRING) {
            throw new NotFlat("numbers of " + feature.type());
        }
        Feature.Register known = loaded.get(cell);
        if (known == null) {
            known = new Feature.Register(cell.type(), registers(1));
            steps.add(new CellStep(cell.column(), numbers(cell.byCode()), known.register()));
            loaded.put(cell, known);
        }
        return known;
    }

    /** Returns the values of a tensor of numbers or truth values. */
    static double[] numbers(TensorValue tensor) throws NotFlat {
        double[] numbers = new double[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (tensor.type()) {
                case FLOAT -> tensor.floats()[i];
                case DOUBLE -> tensor.doubles()[i];
                case BOOL -> tensor.truths()[i] ? 1 : 0;
                case INT64 -> tensor.longs()[i];
                case INT32 -> tensor.ints()[i];
                case UINT8, STRING -> throw new NotFlat("numbers of " + tensor.type());
            };
        }
        return numbers;
    }

    double[] initial() {
        return Arrays.copyOf(initial, size);
    }

    FlatStep[] steps() {
        return steps.toArray(FlatStep[]::new);
    }
}
