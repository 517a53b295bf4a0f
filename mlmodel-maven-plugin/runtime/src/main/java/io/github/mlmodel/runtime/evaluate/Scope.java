package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of a graph while it is compiled, each with its place, and the steps so far. */
final class Scope {

    /**
     * A value.
     *
     * @param type what it is made of, or nothing if it comes from what Java does not evaluate
     * @param constant the value, if no row changes it
     */
    record Value(
            int place,
            @Nullable TensorElement type,
            @Nullable TensorValue constant) {}

    private final @Nullable Scope around;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Value> outside = new LinkedHashMap<>();
    private final List<Integer> outsidePlaces = new ArrayList<>();
    private final List<Plan.Port> outsidePorts = new ArrayList<>();
    private final List<PlanStep> steps = new ArrayList<>();
    private final List<int[]> reads = new ArrayList<>();
    private int places;

    /** Begins a graph, which may stand within another. */
    Scope(@Nullable Scope around) {
        this.around = around;
    }

    int define(String name, TensorElement type) {
        add(name, new Value(places, type, null));
        return places++;
    }

    void constant(String name, TensorValue value) {
        add(name, new Value(places++, value.type(), value));
    }

    void unknown(String name) {
        if (!name.isEmpty()) {
            add(name, new Value(-1, null, null));
        }
    }

    private void add(String name, Value value) {
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException("value '" + Printable.text(name) + "' is written twice");
        }
    }

    /** Returns a value of this graph, or of those around it. */
    Value find(String name) {
        @Nullable Value value = values.get(name);
        if (value != null) {
            return value;
        }
        @Nullable Value taken = outside.get(name);
        if (taken != null) {
            return taken;
        }
        if (around == null) {
            throw new IllegalArgumentException("value '" + Printable.text(name) + "' is read before it is written");
        }
        Value found = around.find(name);
        @Nullable TensorElement type = found.type();
        Value here = new Value(type == null ? -1 : places++, type, found.constant());
        outside.put(name, here);
        if (type != null && found.constant() == null) {
            outsidePlaces.add(found.place());
            outsidePorts.add(new Plan.Port(name, type, List.of()));
        }
        return here;
    }

    void step(PlanStep step, int[]... read) {
        steps.add(step);
        reads.add(IntStream.range(0, read.length)
                .flatMap(i -> IntStream.of(read[i]))
                .toArray());
    }

    /** Returns where in the graph around the values are that this one reads, in the order of its further inputs. */
    int[] fromOutside() {
        return outsidePlaces.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the finished plan of this graph. */
    Plan plan(List<Plan.Port> inputs, List<Plan.Port> outputs, int[] outputPlaces) {
        List<Plan.Port> ports = new ArrayList<>(inputs);
        ports.addAll(outsidePorts);
        int[] inputPlaces =
                ports.stream().mapToInt(port -> find(port.name()).place()).toArray();
        TensorValue[] constants = new TensorValue[places];
        for (Map<String, Value> some : List.of(values, outside)) {
            for (Value value : some.values()) {
                @Nullable TensorValue constant = value.constant();
                if (constant != null) {
                    constants[value.place()] = constant;
                }
            }
        }
        return new Plan(
                new Plan.Ports(ports, inputPlaces),
                new Plan.Ports(outputs, outputPlaces),
                constants,
                steps,
                released(outputPlaces));
    }

    /** Returns by step the places that no later one reads. */
    private int[][] released(int[] kept) {
        boolean[] needed = new boolean[places];
        IntStream.of(kept).filter(place -> place >= 0).forEach(place -> needed[place] = true);
        int[][] released = new int[steps.size()][];
        for (int i = released.length - 1; i >= 0; i--) {
            int[] last = IntStream.of(reads.get(i))
                    .filter(place -> place >= 0 && !needed[place])
                    .distinct()
                    .toArray();
            IntStream.of(last).forEach(place -> needed[place] = true);
            released[i] = last;
        }
        return released;
    }
}
