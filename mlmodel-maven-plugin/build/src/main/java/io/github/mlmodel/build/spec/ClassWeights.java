package io.github.mlmodel.build.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** How much the rows of each class count in training. */
public sealed interface ClassWeights permits ClassWeights.Balanced, ClassWeights.ByClass {

    /** Each class as much as any other, scikit-learn's {@code balanced}: rows / (classes * rows of the class). */
    record Balanced() implements ClassWeights {}

    /**
     * Some classes more or less than once.
     *
     * @param classes the classes whose rows do not count once
     */
    record ByClass(List<ClassWeight> classes) implements ClassWeights {

        /** Copies the list. */
        public ByClass {
            classes = List.copyOf(classes);
        }
    }

    /**
     * How much the rows of a class count.
     *
     * @param name the class's label
     * @param weight more than 0
     */
    record ClassWeight(String name, double weight) {

        /** Returns a weight as people write it: {@code 2} and {@code 0.5}. */
        public static String text(double weight) {
            return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
        }
    }

    /** Returns what becomes of it, by what it is. */
    default <T> T choose(Function<? super Balanced, T> balanced, Function<? super ByClass, T> byClass) {
        return this instanceof ByClass some ? byClass.apply(some) : balanced.apply((Balanced) this);
    }
}
