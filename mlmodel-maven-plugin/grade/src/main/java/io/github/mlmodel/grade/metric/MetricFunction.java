package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How a metric is computed from what was scored. Of what it is computed says for which task it is, and whether of a class. */
public sealed interface MetricFunction {

    /** Returns the task that it is for; nothing means every task. */
    Optional<Task> task();

    /** Returns whether it is of all rows, of a class, or of either. */
    default ClassUse classUse() {
        return ClassUse.NONE;
    }

    /** Returns the value over all rows; nothing where it is of a class only, or of another task. */
    OptionalDouble whole(Scored scored);

    /** Returns the value of each class against the rest, by label; empty where it is of all rows only, or of another task. */
    default Map<String, Double> byClass(Scored scored) {
        return Map.of();
    }

    /**
     * Of whatever was scored.
     *
     * @param value the value
     */
    record OfRows(ToDoubleFunction<Scored> value) implements MetricFunction {

        @Override
        public Optional<Task> task() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble whole(Scored scored) {
            return OptionalDouble.of(value.applyAsDouble(scored));
        }
    }

    /**
     * Of numbers.
     *
     * @param value the value
     */
    record OfNumbers(ToDoubleFunction<Residuals> value) implements MetricFunction {

        @Override
        public Optional<Task> task() {
            return Optional.of(Task.REGRESSION);
        }

        @Override
        public OptionalDouble whole(Scored scored) {
            return scored.choose(
                    classes -> OptionalDouble.empty(),
                    numbers -> OptionalDouble.of(value.applyAsDouble(numbers.residuals())));
        }
    }

    /**
     * Of all classes together.
     *
     * @param value the value
     */
    record OfClasses(ToDoubleFunction<ScoredClasses> value) implements MetricFunction {

        @Override
        public Optional<Task> task() {
            return Optional.of(Task.CLASSIFICATION);
        }

        @Override
        public OptionalDouble whole(Scored scored) {
            return scored.choose(
                    classes -> OptionalDouble.of(value.applyAsDouble(classes)), numbers -> OptionalDouble.empty());
        }
    }

    /**
     * Of one class against the rest.
     *
     * @param value the value of a class
     */
    record OfEachClass(OneAgainstRest value) implements MetricFunction {

        @Override
        public Optional<Task> task() {
            return Optional.of(Task.CLASSIFICATION);
        }

        @Override
        public ClassUse classUse() {
            return ClassUse.REQUIRED;
        }

        @Override
        public OptionalDouble whole(Scored scored) {
            return OptionalDouble.empty();
        }

        @Override
        public Map<String, Double> byClass(Scored scored) {
            return scored.choose(this::values, numbers -> Map.of());
        }

        private Map<String, Double> values(ScoredClasses scored) {
            Map<String, Double> values = new TreeMap<>();
            for (int label = 0; label < scored.labels().size(); label++) {
                values.put(scored.labels().get(label), value.of(scored, label));
            }
            return values;
        }
    }

    /**
     * Of all classes together, and of each against the rest.
     *
     * @param all of all
     * @param each of each
     */
    record OfClassesAndEach(OfClasses all, OfEachClass each) implements MetricFunction {

        @Override
        public Optional<Task> task() {
            return all.task();
        }

        @Override
        public ClassUse classUse() {
            return ClassUse.OPTIONAL;
        }

        @Override
        public OptionalDouble whole(Scored scored) {
            return all.whole(scored);
        }

        @Override
        public Map<String, Double> byClass(Scored scored) {
            return each.byClass(scored);
        }
    }

    /** A value of a class. */
    @FunctionalInterface
    interface OneAgainstRest {
        /** Returns the value of the class at that place among the labels. */
        double of(ScoredClasses scored, int label);
    }
}
