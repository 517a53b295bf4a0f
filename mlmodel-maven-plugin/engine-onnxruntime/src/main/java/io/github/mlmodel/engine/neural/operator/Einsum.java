package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of products, by a formula such as {@code bij,bjk->bik}. Every index stands once in a term; no ellipsis. */
final class Einsum {

    private final List<String> terms;
    private final String result;
    private final Map<Character, Long> lengths = new LinkedHashMap<>();

    private Einsum(Call call) {
        String equation = call.text("equation", "").replace(" ", "");
        int arrow = equation.indexOf("->");
        if (arrow < 0 || equation.contains(".")) {
            throw new IllegalArgumentException("Einsum of '" + equation + "'");
        }
        terms = List.of(equation.substring(0, arrow).split(",", -1));
        result = equation.substring(arrow + 2);
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            Tensor input = call.input(i);
            if (term.length() != input.rank() || term.chars().distinct().count() != term.length()) {
                throw new IllegalArgumentException("Einsum of '" + equation + "' and " + input.shape());
            }
            for (int axis = 0; axis < term.length(); axis++) {
                lengths.merge(term.charAt(axis), input.length(axis), (a, b) -> a == 1 ? b : a);
            }
        }
    }

    static List<Signature> infer(Call call) {
        Einsum einsum = new Einsum(call);
        return Signatures.one(
                call.input(0).type(),
                einsum.result
                        .chars()
                        .mapToObj(c -> einsum.lengths.get((char) c))
                        .toList());
    }

    static List<Tensor> gradients(Call call, List<Tensor> dy) {
        Einsum einsum = new Einsum(call);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < einsum.terms.size(); i++) {
            gradients.add(einsum.gradient(call, dy.get(0), i));
        }
        return gradients;
    }

    /** The product of the others and the result's gradient; an index of this term alone repeats what it is given. */
    private Tensor gradient(Call call, Tensor dy, int input) {
        List<String> from = new ArrayList<>(List.of(result));
        List<Tensor> in = new ArrayList<>(List.of(dy));
        for (int i = 0; i < terms.size(); i++) {
            if (i != input) {
                from.add(terms.get(i));
                in.add(call.input(i));
            }
        }
        String all = String.join("", from);
        StringBuilder found = new StringBuilder();
        List<Long> kept = new ArrayList<>();
        for (char index : terms.get(input).toCharArray()) {
            boolean known = all.indexOf(index) >= 0;
            kept.add(known ? lengths.get(index) : 1L);
            if (known) {
                found.append(index);
            }
        }
        Tensor product = call.graph()
                .apply("Einsum", in, new Attribute("equation", String.join(",", from) + "->" + found))
                .reshape(kept);
        Tensor target = call.input(input);
        return kept.equals(target.shape()) ? product : product.expand(spread(kept, target));
    }

    private static long[] spread(List<Long> kept, Tensor target) {
        long[] lengths = Shapes.array(kept);
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = Math.max(lengths[axis], target.length(axis));
        }
        return lengths;
    }
}
