package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.Random;

/** Tensors and shapes by chance. */
final class RandomValues {

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Random random() {
        return random;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    /** Returns a shape of few values. */
    int[] shape(int leastRank, int mostRank) {
        int[] shape = new int[between(leastRank, mostRank)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = between(1, 5);
        }
        return shape;
    }

    /** Returns a shape that goes together with another. */
    int[] broadcast(int... shape) {
        int rank = random.nextInt(shape.length + 1);
        int[] other = new int[rank];
        for (int i = 0; i < rank; i++) {
            other[i] = random.nextInt(3) == 0 ? 1 : shape[shape.length - rank + i];
        }
        return other;
    }

    TensorValue of(TensorElement type, int... shape) {
        int size = TensorValue.size(shape);
        Object data = type.array(size);
        for (int i = 0; i < size; i++) {
            switch (type) {
                case FLOAT -> ((float[]) data)[i] = (float) number();
                case DOUBLE -> ((double[]) data)[i] = number();
                case INT64 -> ((long[]) data)[i] = between(-3, 6);
                case INT32 -> ((int[]) data)[i] = between(-3, 6);
                case UINT8 -> ((byte[]) data)[i] = (byte) random.nextInt(256);
                case BOOL -> ((boolean[]) data)[i] = flip();
                case STRING -> ((String[]) data)[i] = text();
            }
        }
        return new TensorValue(type, shape, data);
    }

    /** Returns numbers near zero, far from it, whole ones. */
    double number() {
        double number = random.nextGaussian();
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Math.rint(3 * number);
            case 2 -> 1e-3 * number;
            case 3 -> 30 * number;
            default -> 2 * number;
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = between(0, 12); i > 0; i--) {
            text.append("aB zZ-ß_Éж0日9".charAt(random.nextInt(12)));
        }
        return text.toString();
    }

    int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
