package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is compared, what follows of two truth values, and what is chosen by one. */
final class Comparisons {

    private static final List<TensorElement> NUMBERS =
            List.of(TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64, TensorElement.INT32);

    private enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    private enum Link {
        AND,
        OR,
        XOR
    }

    private Comparisons() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Equal", site -> compare(site, Relation.EQUAL));
        all.put("Less", site -> compare(site, Relation.LESS));
        all.put("LessOrEqual", site -> compare(site, Relation.LESS_OR_EQUAL));
        all.put("Greater", site -> compare(site, Relation.GREATER));
        all.put("GreaterOrEqual", site -> compare(site, Relation.GREATER_OR_EQUAL));
        all.put("And", site -> link(site, Link.AND));
        all.put("Or", site -> link(site, Link.OR));
        all.put("Xor", site -> link(site, Link.XOR));
        all.put("Where", Comparisons::where);
        return all;
    }

    private static Bound compare(Site site, Relation relation) throws BeyondJava {
        site.takes(2, 2);
        site.knows();
        site.alike(0);
        TensorElement type = site.of(0, NUMBERS);
        return Bound.of(TensorElement.BOOL, in -> {
            Broadcast both = Broadcast.of(in);
            boolean[] result = new boolean[both.size()];
            both.forEach((starts, steps, to, count) -> {
                int a = starts[0];
                int b = starts[1];
                for (int i = to; i < to + count; i++, a += steps[0], b += steps[1]) {
                    result[i] = (type == TensorElement.INT64 || type == TensorElement.INT32)
                            ? holds(relation, integer(in[0], a), integer(in[1], b))
                            : holds(relation, number(in[0], a), number(in[1], b));
                }
            });
            return TensorValue.of(result, both.shape());
        });
    }

    private static long integer(TensorValue tensor, int place) {
        return tensor.type() == TensorElement.INT64 ? tensor.longs()[place] : tensor.ints()[place];
    }

    private static double number(TensorValue tensor, int place) {
        return tensor.type() == TensorElement.FLOAT ? tensor.floats()[place] : tensor.doubles()[place];
    }

    private static boolean holds(Relation relation, double a, double b) {
        return switch (relation) {
            case EQUAL -> a == b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
        };
    }

    private static boolean holds(Relation relation, long a, long b) {
        return switch (relation) {
            case EQUAL -> a == b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
        };
    }

    private static Bound link(Site site, Link link) throws BeyondJava {
        site.takes(2, 2);
        site.knows();
        site.alike(0);
        site.of(0, TensorElement.BOOL);
        return Bound.of(TensorElement.BOOL, in -> {
            Broadcast both = Broadcast.of(in);
            boolean[] left = in[0].truths();
            boolean[] right = in[1].truths();
            boolean[] result = new boolean[both.size()];
            both.forEach((starts, steps, to, count) -> {
                int a = starts[0];
                int b = starts[1];
                for (int i = to; i < to + count; i++, a += steps[0], b += steps[1]) {
                    result[i] = switch (link) {
                        case AND -> left[a] && right[b];
                        case OR -> left[a] || right[b];
                        case XOR -> left[a] ^ right[b];
                    };
                }
            });
            return TensorValue.of(result, both.shape());
        });
    }

    private static Bound where(Site site) throws BeyondJava {
        site.takes(3, 3);
        site.knows();
        site.of(0, TensorElement.BOOL);
        site.alike(1);
        TensorElement type = site.type(1);
        return Bound.of(type, in -> {
            Broadcast all = Broadcast.of(in);
            Object result = type.array(all.size());
            boolean[] chosen = in[0].truths();
            all.forEach((starts, steps, to, count) -> {
                if (type == TensorElement.FLOAT) {
                    floats(chosen, in, (float[]) result, new Places(starts, steps, to, count));
                } else {
                    others(chosen, in, result, new Places(starts, steps, to, count));
                }
            });
            return new TensorValue(type, all.shape(), result);
        });
    }

    private record Places(int[] starts, int[] steps, int to, int count) {}

    private static void floats(boolean[] chosen, TensorValue[] in, float[] result, Places at) {
        float[] left = in[1].floats();
        float[] right = in[2].floats();
        int c = at.starts[0];
        int a = at.starts[1];
        int b = at.starts[2];
        for (int i = at.to; i < at.to + at.count; i++, c += at.steps[0], a += at.steps[1], b += at.steps[2]) {
            result[i] = chosen[c] ? left[a] : right[b];
        }
    }

    private static void others(boolean[] chosen, TensorValue[] in, Object result, Places at) {
        for (int i = 0; i < at.count; i++) {
            boolean first = chosen[at.starts[0] + i * at.steps[0]];
            int from = first ? at.starts[1] + i * at.steps[1] : at.starts[2] + i * at.steps[2];
            System.arraycopy(in[first ? 1 : 2].data(), from, result, at.to + i, 1);
        }
    }
}
