package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that compute each number of numbers at the same place. */
final class ScalarNodes {

    private static final Map<String, Scalar> FUNCTIONS = functions();

    private static final int MOST_OPERANDS = 3;

    private final Program program;

    ScalarNodes(Program program) {
        this.program = program;
    }

    private static Map<String, Scalar> functions() {
        Map<String, Scalar> functions = new HashMap<>();
        functions.put("Add", Scalar.ADD);
        functions.put("Sub", Scalar.SUB);
        functions.put("Mul", Scalar.MUL);
        functions.put("Div", Scalar.DIV);
        functions.put("Min", Scalar.MIN);
        functions.put("Max", Scalar.MAX);
        functions.put("Neg", Scalar.NEG);
        functions.put("Abs", Scalar.ABS);
        functions.put("Sqrt", Scalar.SQRT);
        functions.put("Floor", Scalar.FLOOR);
        functions.put("Relu", Scalar.RELU);
        functions.put("Exp", Scalar.EXP);
        functions.put("Sigmoid", Scalar.SIGMOID);
        functions.put("Tanh", Scalar.TANH);
        functions.put("Cast", Scalar.TO_FLOAT);
        functions.put("IsNaN", Scalar.IS_NAN);
        functions.put("Not", Scalar.NOT);
        functions.put("Equal", Scalar.EQUAL);
        functions.put("Less", Scalar.LESS);
        functions.put("LessOrEqual", Scalar.LESS_OR_EQUAL);
        functions.put("Greater", Scalar.GREATER);
        functions.put("GreaterOrEqual", Scalar.GREATER_OR_EQUAL);
        functions.put("And", Scalar.AND);
        functions.put("Or", Scalar.OR);
        functions.put("Xor", Scalar.XOR);
        functions.put("Where", Scalar.WHERE);
        return Map.copyOf(functions);
    }

    /** Returns the function of a node, if it is one of these. */
    static Optional<Scalar> function(FlatNode node) {
        return node.node().domain().isEmpty()
                ? Optional.ofNullable(FUNCTIONS.get(node.node().operator()))
                : Optional.empty();
    }

    /** Computes a node, each place by itself. */
    Flat of(FlatNode node, Scalar function, Bound bound, List<TextCodes> columns) throws NotFlat {
        int width = 1;
        int rank = 0;
        for (Flat flat : node.flats().values()) {
            width = Math.max(width, flat.width());
            rank = rank == 0 || rank == flat.rank() ? flat.rank() : -1;
        }
        for (TensorValue constant : node.constants().values()) {
            width = Math.max(width, constant.size());
        }
        if (rank < 1 || (rank == 1 && width > 1) || node.node().inputs().size() > MOST_OPERANDS) {
            throw new NotFlat(node.node().operator() + " of several shapes");
        }
        Feature[] features = new Feature[width];
        List<FlatNode> numbers = new ArrayList<>();
        int[] numberPlaces = new int[width];
        for (int place = 0; place < width; place++) {
            FlatNode here = at(node, place, width);
            int column = here.column();
            if (column >= 0) {
                int codes = columns.get(column).size();
                features[place] = Tabulation.of(here, bound, codes).features().get(0);
            } else {
                numberPlaces[numbers.size()] = place;
                numbers.add(here);
            }
        }
        List<Feature> computed = numbers(numbers, function, bound.types().get(0));
        for (int i = 0; i < computed.size(); i++) {
            features[numberPlaces[i]] = computed.get(i);
        }
        return new Flat(rank, List.of(features));
    }

    private static FlatNode at(FlatNode node, int place, int width) throws NotFlat {
        Map<Integer, Flat> flats = new HashMap<>();
        for (Map.Entry<Integer, Flat> flat : node.flats().entrySet()) {
            List<Feature> features = flat.getValue().features();
            requireWidth(node, features.size(), width);
            flats.put(flat.getKey(), new Flat(1, List.of(features.get(features.size() == 1 ? 0 : place))));
        }
        Map<Integer, TensorValue> constants = new HashMap<>();
        for (Map.Entry<Integer, TensorValue> constant : node.constants().entrySet()) {
            TensorValue value = constant.getValue();
            int last = value.rank() == 0 ? 1 : value.shape()[value.rank() - 1];
            requireWidth(node, value.rank() > 2 || value.size() != last ? -1 : last, width);
            constants.put(constant.getKey(), value.picked(new int[] {last == 1 ? 0 : place}));
        }
        return new FlatNode(node.node(), flats, constants);
    }

    private static void requireWidth(FlatNode node, int own, int width) throws NotFlat {
        if (own != 1 && own != width) {
            throw new NotFlat(node.node().operator() + " of several widths");
        }
    }

    /** Computes numbers in registers that follow each other, so that one step computes all. */
    private List<Feature> numbers(List<FlatNode> places, Scalar named, TensorElement type) throws NotFlat {
        int inputs = places.isEmpty() ? 0 : places.get(0).node().inputs().size();
        Feature.Register[][] operands = new Feature.Register[inputs][places.size()];
        for (int i = 0; i < inputs; i++) {
            for (int place = 0; place < places.size(); place++) {
                operands[i][place] = operand(places.get(place), i);
            }
        }
        List<Feature> results = new ArrayList<>();
        if (inputs == 0) {
            return results;
        }
        TensorElement from = operands[inputs - 1][0].type();
        Scalar function = named == Scalar.TO_FLOAT ? cast(from, type) : named;
        if (function == Scalar.SAME) {
            for (Feature.Register number : operands[0]) {
                results.add(new Feature.Register(type, number.register()));
            }
            return results;
        }
        if (from == TensorElement.INT64 || from == TensorElement.INT32) {
            throw new NotFlat("integers");
        }
        int to = program.registers(places.size());
        for (int place = 0; place < places.size(); place++) {
            int[] registers = new int[inputs];
            for (int i = 0; i < inputs; i++) {
                registers[i] = operands[i][place].register();
            }
            program.scalar(function, from == TensorElement.FLOAT, registers, to + place);
            results.add(new Feature.Register(type, to + place));
        }
        return results;
    }

    private Feature.Register operand(FlatNode node, int input) throws NotFlat {
        Flat flat = node.flats().get(input);
        if (flat != null) {
            return program.number(flat.features().get(0));
        }
        TensorValue constant = node.constant(input);
        return program.constant(constant.type(), Program.numbers(constant)[0]);
    }

    private static Scalar cast(TensorElement from, TensorElement to) throws NotFlat {
        boolean toNumber = to == TensorElement.FLOAT || to == TensorElement.DOUBLE;
        if (from == TensorElement.DOUBLE && to == TensorElement.FLOAT) {
            return Scalar.TO_FLOAT;
        } else if (from == to || toNumber) {
            return Scalar.SAME;
        } else if (to == TensorElement.BOOL && (from == TensorElement.FLOAT || from == TensorElement.DOUBLE)) {
            return Scalar.TO_TRUTH;
        }
        throw new NotFlat("a cast to " + to.text());
    }
}
