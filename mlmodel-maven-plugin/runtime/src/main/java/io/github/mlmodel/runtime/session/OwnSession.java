package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.provider.PortShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph that the runtime evaluates itself. */
sealed interface OwnSession extends Session permits JavaSession, RowSession {

    /** Returns the graph's inputs. */
    List<Plan.Port> inputs();

    /** Returns the graph's outputs. */
    List<Plan.Port> outputs();

    @Override
    default boolean isInJava() {
        return true;
    }

    @Override
    default List<String> differences(ModelDescription description) {
        List<String> differences = new ArrayList<>();
        PortShape.compareInputs(description, shapes(inputs()), differences);
        PortShape.compareOutputs(description, shapes(outputs()), differences);
        return differences;
    }

    private static Map<String, PortShape> shapes(List<Plan.Port> ports) {
        Map<String, PortShape> shapes = new LinkedHashMap<>();
        ports.forEach(port -> shapes.put(port.name(), new PortShape(port.type().text(), port.lengths())));
        return shapes;
    }

    @Override
    default Map<String, Integer> places(List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        labels.forEach(label -> places.putIfAbsent(label, places.size()));
        return places;
    }

    @Override
    default void close() {
        // There is nothing but memory.
    }
}
