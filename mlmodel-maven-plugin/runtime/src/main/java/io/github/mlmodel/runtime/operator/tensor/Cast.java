package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Optional;

/** Numbers and truth values as those of another type. */
final class Cast {

    private Cast() {}

    static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("to", "saturate");
        long code = site.attributes().integer("to", 0);
        Optional<TensorElement> to = TensorElement.of(code);
        TensorElement from = site.type(0);
        if (to.isEmpty()
                || ((to.get() == TensorElement.STRING || to.get() == TensorElement.UINT8) && to.get() != from)) {
            throw site.beyond("to " + to.map(TensorElement::text).orElse("type " + code));
        }
        if (from == TensorElement.STRING && to.get() != from) {
            throw site.beyond("of string");
        }
        TensorElement type = to.get();
        return Bound.of(type, in -> in[0].type() == type ? in[0] : cast(in[0], type));
    }

    private static TensorValue cast(TensorValue in, TensorElement type) {
        int size = in.size();
        Object result = type.array(size);
        boolean whole = in.type() != TensorElement.FLOAT && in.type() != TensorElement.DOUBLE;
        for (int i = 0; i < size; i++) {
            double number = whole ? 0 : number(in, i);
            long integer = whole ? integer(in, i) : 0;
            switch (type) {
                case FLOAT -> ((float[]) result)[i] = whole ? integer : (float) number;
                case DOUBLE -> ((double[]) result)[i] = whole ? integer : number;
                case INT64 -> ((long[]) result)[i] = whole ? integer : (long) number;
                case INT32 -> ((int[]) result)[i] = (int) (whole ? integer : (long) number);
                case BOOL -> ((boolean[]) result)[i] = whole ? integer != 0 : number != 0;
                case UINT8, STRING -> throw new IllegalArgumentException("to " + type.text());
            }
        }
        return new TensorValue(type, in.shape(), result);
    }

    private static double number(TensorValue in, int place) {
        return in.type() == TensorElement.FLOAT ? in.floats()[place] : in.doubles()[place];
    }

    private static long integer(TensorValue in, int place) {
        return switch (in.type()) {
            case INT64 -> in.longs()[place];
            case INT32 -> in.ints()[place];
            case UINT8 -> in.bytes()[place] & 0xff;
            case BOOL -> in.truths()[place] ? 1 : 0;
            case FLOAT, DOUBLE, STRING ->
                throw new IllegalArgumentException("of " + in.type().text());
        };
    }
}
