package io.github.mlmodel.runtime.operator;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A node in its graph, as far as it is known before a row is.
 *
 * @param node the node
 * @param types what its inputs are made of, by place
 * @param constants inputs that no row changes, by place
 */
public record Site(OnnxNode node, Map<Integer, TensorElement> types, Map<Integer, TensorValue> constants) {

    /** Copies the maps. */
    public Site {
        types = Map.copyOf(types);
        constants = Map.copyOf(constants);
    }

    /** Returns what it is told beside its inputs. */
    public Attributes attributes() {
        return node.attributes();
    }

    /** Returns how many inputs it names. */
    public int inputs() {
        return node.inputs().size();
    }

    /** Returns whether an input is given. */
    public boolean has(int place) {
        return types.containsKey(place);
    }

    /** Returns what an input is made of. */
    public TensorElement type(int place) {
        @Nullable TensorElement type = types.get(place);
        if (type == null) {
            throw new IllegalArgumentException("input " + place + " is missing");
        }
        return type;
    }

    /** Returns an input that no row changes, if it is one. */
    public @Nullable TensorValue constant(int place) {
        return constants.get(place);
    }

    /** Requires a number of inputs. */
    public void takes(int least, int most) {
        if (inputs() < least || inputs() > most) {
            throw new IllegalArgumentException("it has " + inputs() + " inputs");
        }
        for (int place = 0; place < least; place++) {
            type(place);
        }
    }

    /** Refuses every other attribute. */
    public void knows(String... names) throws BeyondJava {
        Set<String> others = new TreeSet<>(attributes().names());
        others.removeAll(Arrays.asList(names));
        if (!others.isEmpty()) {
            throw beyond("with '" + Printable.text(others.iterator().next()) + "'");
        }
    }

    /** Refuses another value of an attribute. */
    public void only(String attribute, long value) throws BeyondJava {
        long given = attributes().integer(attribute, value);
        if (given != value) {
            throw beyond("with " + attribute + " " + given);
        }
    }

    /** Refuses another value of an attribute. */
    public void only(String attribute, String value) throws BeyondJava {
        String given = attributes().text(attribute, value);
        if (!given.equals(value)) {
            throw beyond("with " + attribute + " '" + Printable.text(given) + "'");
        }
    }

    /** Refuses other types of an input. */
    public TensorElement of(int place, TensorElement... allowed) throws BeyondJava {
        return of(place, List.of(allowed));
    }

    /** Refuses other types of an input. */
    public TensorElement of(int place, Collection<TensorElement> allowed) throws BeyondJava {
        TensorElement type = type(place);
        if (!allowed.contains(type)) {
            throw beyond("of " + type.text());
        }
        return type;
    }

    /** Requires that inputs are of one type. */
    public void alike(int from) {
        for (int place = from + 1; place < inputs(); place++) {
            if (type(place) != type(from)) {
                throw new IllegalArgumentException("its inputs are of "
                        + type(from).text() + " and " + type(place).text());
            }
        }
    }

    /** Returns that this node is none that Java evaluates. */
    public BeyondJava beyond(String clause) {
        return new BeyondJava(Printable.text(node.operator()) + " " + clause);
    }
}
