package io.github.mlmodel.engine.neural.tensor;

import java.util.List;
import java.util.Map;

/** Operators that work element by element. */
final class ArithmeticOperators {

    private ArithmeticOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Add", Operator.of(Shapes::broadcast, (call, dy) -> both(call, dy.get(0), dy.get(0))));
        all.put(
                "Sub",
                Operator.of(
                        Shapes::broadcast,
                        (call, dy) -> both(call, dy.get(0), dy.get(0).neg())));
        all.put(
                "Mul",
                Operator.of(
                        Shapes::broadcast,
                        (call, dy) -> both(
                                call, dy.get(0).mul(call.input(1)), dy.get(0).mul(call.input(0)))));
        all.put("Div", Operator.of(Shapes::broadcast, ArithmeticOperators::quotient));
        all.put(
                "Neg",
                Operator.of(Shapes::likeFirst, (call, dy) -> List.of(dy.get(0).neg())));
        // Where takes several times as long as a product with the sign.
        all.put(
                "Relu",
                Operator.of(
                        Shapes::likeFirst,
                        (call, dy) -> List.of(dy.get(0).mul(call.output().sign()))));
        all.put("Sign", Operator.flat(Shapes::likeFirst));
        all.put(
                "Exp",
                Operator.of(Shapes::likeFirst, (call, dy) -> List.of(dy.get(0).mul(call.output()))));
        all.put(
                "Log",
                Operator.of(Shapes::likeFirst, (call, dy) -> List.of(dy.get(0).div(call.input(0)))));
        all.put(
                "Sqrt",
                Operator.of(
                        Shapes::likeFirst,
                        (call, dy) -> List.of(dy.get(0).mul(0.5).div(call.output()))));
        all.put(
                "Reciprocal",
                Operator.of(
                        Shapes::likeFirst,
                        (call, dy) -> List.of(
                                dy.get(0).mul(call.output()).mul(call.output()).neg())));
        all.put("Tanh", Operator.of(Shapes::likeFirst, (call, dy) -> {
            Tensor y = call.output();
            return List.of(dy.get(0).mul(y.number(1).sub(y.mul(y))));
        }));
        all.put("Sigmoid", Operator.of(Shapes::likeFirst, (call, dy) -> {
            Tensor y = call.output();
            return List.of(dy.get(0).mul(y).mul(y.number(1).sub(y)));
        }));
        all.put("Greater", Operator.flat(Shapes::comparison));
        all.put("Less", Operator.flat(Shapes::comparison));
        all.put("LogSoftmax", Operator.of(Shapes::likeFirst, (call, dy) -> {
            long axis = call.integer("axis", -1);
            Tensor sum = dy.get(0).reduceSum(true, axis);
            return List.of(dy.get(0).sub(call.output().exp().mul(sum)));
        }));
        all.put("Softmax", Operator.of(Shapes::likeFirst, (call, dy) -> {
            long axis = call.integer("axis", -1);
            Tensor weighted = dy.get(0).mul(call.output());
            return List.of(weighted.sub(call.output().mul(weighted.reduceSum(true, axis))));
        }));
    }

    private static List<Tensor> both(Call call, Tensor left, Tensor right) {
        return List.of(left.sumTo(call.input(0)), right.sumTo(call.input(1)));
    }

    private static List<Tensor> quotient(Call call, List<Tensor> dy) {
        Tensor divisor = call.input(1);
        Tensor left = dy.get(0).div(divisor);
        return both(call, left, left.mul(call.output()).neg());
    }
}
