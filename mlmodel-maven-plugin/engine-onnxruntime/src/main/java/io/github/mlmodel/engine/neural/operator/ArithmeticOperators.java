package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators of arithmetic, element by element. */
final class ArithmeticOperators {

    private ArithmeticOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Add", Operator.of(Signatures::broadcast, (call, dy) -> List.of(dy.get(0), dy.get(0))));
        all.put(
                "Sub",
                Operator.of(
                        Signatures::broadcast,
                        (call, dy) -> List.of(dy.get(0), dy.get(0).neg())));
        all.put("Mul", Operator.of(Signatures::broadcast, ArithmeticOperators::product));
        all.put("Div", Operator.of(Signatures::broadcast, ArithmeticOperators::quotient));
        all.put("Pow", Operator.of(Signatures::broadcast, ArithmeticOperators::power));
        all.put("Min", Operator.of(Signatures::broadcast, ArithmeticOperators::extreme));
        all.put("Max", Operator.of(Signatures::broadcast, ArithmeticOperators::extreme));
        all.put(
                "Sum",
                Operator.of(
                        Signatures::broadcast,
                        (call, dy) -> Collections.nCopies(call.inputs().size(), dy.get(0))));
        all.put("Neg", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.neg()));
        all.put(
                "Abs",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(call.input(0).sign())));
        all.put("Exp", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(call.output())));
        all.put("Log", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.div(call.input(0))));
        all.put("Sqrt", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(0.5)
                .div(call.output())));
        all.put("Reciprocal", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(call.output())
                .mul(call.output())
                .neg()));
        all.put(
                "Sin",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(call.input(0).cos())));
        all.put("Cos", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(
                        call.input(0).sin())
                .neg()));
        // The derivative is 2/sqrt(pi) e^-x².
        all.put(
                "Erf",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(
                                call.input(0).mul(call.input(0)).neg().exp().mul(2 / StrictMath.sqrt(Math.PI)))));
        for (String step : List.of("Sign", "Floor", "Ceil", "Round")) {
            all.put(step, Operator.flat(Signatures::likeFirst));
        }
        for (String integers : List.of("BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor")) {
            all.put(integers, Operator.flat(Signatures::broadcast));
        }
        // Exporters write it for integers, which no gradient reaches; of decimals it has one.
        all.put("Mod", Operator.withoutRule(Signatures::broadcast));
    }

    private static List<Tensor> product(Call call, List<Tensor> dy) {
        return List.of(dy.get(0).mul(call.input(1)), dy.get(0).mul(call.input(0)));
    }

    private static List<Tensor> quotient(Call call, List<Tensor> dy) {
        Tensor left = dy.get(0).div(call.input(1));
        return List.of(left, left.mul(call.output()).neg());
    }

    private static List<Tensor> power(Call call, List<Tensor> dy) {
        Tensor base = call.input(0);
        Optional<Known> known = call.graph().known(call.input(1));
        if (known.isPresent() && known.get().numbers().length == 1) {
            double power = known.get().numbers()[0];
            return power == 0 ? List.of() : List.of(dy.get(0).mul(slope(base, power)));
        }
        Tensor exponent = call.input(1).cast(base.type());
        return List.of(
                dy.get(0).mul(slopeByBase(base, exponent)),
                dy.get(0).mul(slopeByExponent(base, exponent, call.output())));
    }

    private static Tensor slope(Tensor base, double power) {
        return power == 2 ? base.mul(2) : base.pow(base.number(power - 1)).mul(power);
    }

    /** What is 1 whatever the base is does not change with it; the formula has 0 times an infinity at base 0. */
    private static Tensor slopeByBase(Tensor base, Tensor exponent) {
        Tensor zero = exponent.number(0);
        return exponent.equal(zero).where(zero, exponent.mul(base.pow(exponent.sub(1))));
    }

    /** Zero stays zero by any exponent above 0, and the logarithm of it is infinite. */
    private static Tensor slopeByExponent(Tensor base, Tensor exponent, Tensor power) {
        Tensor zero = base.number(0);
        Tensor still = base.equal(zero).and(exponent.less(zero).not());
        return still.where(zero, power.mul(base.log()));
    }

    /** Equal operands share the gradient, as PyTorch's {@code minimum} and {@code maximum} do. */
    private static List<Tensor> extreme(Call call, List<Tensor> dy) {
        if (call.inputs().size() == 1) {
            return dy;
        }
        List<Tensor> chosen = new ArrayList<>();
        for (Tensor input : call.inputs()) {
            chosen.add(input.equal(call.output()).cast(input.type()));
        }
        Tensor share = dy.get(0).div(chosen.stream().reduce(Tensor::add).orElseThrow());
        return chosen.stream().map(share::mul).toList();
    }
}
