package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operators that compute something of a row's numbers together. */
final class RowNodes {

    private static final Set<String> SUMS = Set.of("ReduceSum", "ReduceSumSquare", "ReduceMean");
    private static final Set<String> BOUNDS = Set.of("ReduceMax", "ReduceMin");

    private final Program program;

    RowNodes(Program program) {
        this.program = program;
    }

    /** Returns whether a node is one of these; it is refused if it goes across rows. */
    static boolean isOne(FlatNode node) throws NotFlat {
        String operator = node.node().operator();
        boolean reduces = SUMS.contains(operator) || BOUNDS.contains(operator);
        if (!node.node().domain().isEmpty() || !(reduces || operator.equals("Softmax") || operator.equals("ArgMax"))) {
            return false;
        }
        long axis =
                reduces ? axis(node) : node.node().attributes().integer("axis", operator.equals("Softmax") ? -1 : 0);
        if ((axis != 1 && axis != -1) || node.flat(0).rank() != 2) {
            throw new NotFlat(operator + " across rows");
        }
        return true;
    }

    /** Returns the one axis of a node that reduces, or 0. */
    static long axis(FlatNode node) {
        TensorValue given = node.constants().get(1);
        long[] axes = given == null ? node.node().attributes().integers("axes") : given.longs();
        return axes.length == 1 ? axes[0] : 0;
    }

    Flat of(FlatNode node) throws NotFlat {
        List<Feature> features = node.flat(0).features();
        int[] registers = new int[features.size()];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = program.number(features.get(i)).register();
        }
        TensorElement type = node.type(0);
        if (type != TensorElement.FLOAT && type != TensorElement.DOUBLE) {
            throw new NotFlat(node.node().operator() + " of " + type.text());
        }
        String operator = node.node().operator();
        if (operator.equals("Softmax")) {
            int to = program.registers(registers.length);
            program.add(new SoftmaxStep(type == TensorElement.FLOAT, registers, to));
            return row(type, to, registers.length);
        }
        int rank = node.node().attributes().integer("keepdims", 1) == 0 ? 1 : 2;
        if (operator.equals("ArgMax")) {
            int to = program.registers(1);
            program.add(new LargestStep(registers, to));
            return new Flat(rank, List.of(new Feature.Register(TensorElement.INT64, to)));
        }
        return new Flat(rank, List.of(new Feature.Register(type, reduced(operator, type, registers))));
    }

    /** Returns a row of numbers in registers that follow each other. */
    static Flat row(TensorElement type, int first, int count) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            features.add(new Feature.Register(type, first + i));
        }
        return new Flat(2, features);
    }

    private int reduced(String operator, TensorElement type, int[] registers) {
        boolean single = type == TensorElement.FLOAT;
        boolean bound = BOUNDS.contains(operator);
        double start = !bound ? 0 : operator.equals("ReduceMax") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        Scalar function = !bound ? Scalar.ADD : operator.equals("ReduceMax") ? Scalar.MAX : Scalar.MIN;
        int result = program.constant(type, start).register();
        for (int register : registers) {
            int value = register;
            if (operator.equals("ReduceSumSquare")) {
                value = program.registers(1);
                program.scalar(Scalar.MUL, single, new int[] {register, register}, value);
            }
            int next = program.registers(1);
            program.scalar(function, single, new int[] {result, value}, next);
            result = next;
        }
        if (!operator.equals("ReduceMean")) {
            return result;
        }
        int count = program.constant(type, registers.length).register();
        int mean = program.registers(1);
        program.scalar(Scalar.DIV, single, new int[] {result, count}, mean);
        return mean;
    }
}
