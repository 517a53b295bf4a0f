package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.MalformedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an {@code AttributeProto}: the field that has something says of which kind it is, as older files name no kind. */
final class AttributeReader {

    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INT = 3;
    private static final int STRING = 4;
    private static final int TENSOR = 5;
    private static final int GRAPH = 6;
    private static final int FLOATS = 7;
    private static final int INTS = 8;
    private static final int STRINGS = 9;
    private static final int KIND = 20;

    private final NumberLists.Floats floats = new NumberLists.Floats();
    private final NumberLists.Integers integers = new NumberLists.Integers();
    private final NumberLists.Texts texts = new NumberLists.Texts();
    private @Nullable Object single;
    private String name = "";
    private long kind;

    private AttributeReader() {}

    /** Reads a graph that is an attribute. */
    @FunctionalInterface
    interface Nested {

        Object graph(WireReader in) throws MalformedException;
    }

    static AttributeReader of(WireReader in, Nested nested) throws MalformedException {
        AttributeReader reader = new AttributeReader();
        while (in.next()) {
            reader.field(in, nested);
        }
        return reader;
    }

    private void field(WireReader in, Nested nested) throws MalformedException {
        switch (in.field()) {
            case NAME -> name = in.hasBytes() ? in.text() : name;
            case FLOAT -> single = in.hasFourBytes() ? Float.valueOf(Float.intBitsToFloat(in.fourBytes(0))) : single;
            case INT -> single = in.hasInteger() ? Long.valueOf(in.integer()) : single;
            case STRING -> single = in.hasBytes() ? in.text() : single;
            case TENSOR -> single = in.hasBytes() ? tensor(in.message()) : single;
            case GRAPH -> single = in.hasBytes() ? nested.graph(in.message()) : single;
            case FLOATS -> floats.read(in);
            case INTS -> integers.read(in);
            case STRINGS -> texts.read(in);
            case KIND -> kind = in.hasInteger() ? in.integer() : kind;
            default -> {
                // Notes; lists of other kinds are told by the kind.
            }
        }
    }

    private static Object tensor(WireReader in) throws MalformedException {
        TensorProtoReader tensor = TensorProtoReader.of(in);
        Optional<TensorElement> type = TensorElement.of(tensor.code());
        return type.isPresent() ? tensor.tensor(type.get(), in.position()) : new Attributes.Other();
    }

    String name() {
        return name;
    }

    /** Returns the value; numbers and texts that stand for nothing, zero and empty ones, may be left out of a file. */
    Object value() {
        if (single != null) {
            return single;
        }
        if (texts.size() > 0 || kind == 8) {
            return texts.texts();
        }
        if (floats.size() > 0 || kind == 6) {
            return floats.floats();
        }
        if (integers.size() > 0 || kind == 7) {
            return integers.narrowest();
        }
        return switch ((int) kind) {
            case 1 -> 0f;
            case 2 -> 0L;
            case 3 -> "";
            default -> new Attributes.Other();
        };
    }
}
