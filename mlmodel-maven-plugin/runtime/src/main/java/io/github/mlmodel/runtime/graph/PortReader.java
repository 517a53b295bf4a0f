package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code ValueInfoProto}. */
final class PortReader {

    private static final int NAME = 1;
    private static final int TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_ELEMENT = 1;
    private static final int TENSOR_SHAPE = 2;
    private static final int SHAPE_DIMENSION = 1;
    private static final int DIMENSION_LENGTH = 1;

    private String name = "";
    private long type;
    private final List<Long> lengths = new ArrayList<>();

    private PortReader() {}

    static OnnxGraph.Value value(WireReader in) throws MalformedException {
        PortReader reader = new PortReader();
        while (in.next()) {
            if (in.hasBytes() && in.field() == NAME) {
                reader.name = in.text();
            } else if (in.hasBytes() && in.field() == TYPE) {
                reader.type(in.message());
            }
        }
        return new OnnxGraph.Value(reader.name, reader.type, reader.lengths);
    }

    private void type(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.hasBytes() && in.field() == TYPE_TENSOR) {
                tensor(in.message());
            }
        }
    }

    private void tensor(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.hasInteger() && in.field() == TENSOR_ELEMENT) {
                type = in.integer();
            } else if (in.hasBytes() && in.field() == TENSOR_SHAPE) {
                shape(in.message());
            }
        }
    }

    private void shape(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.hasBytes() && in.field() == SHAPE_DIMENSION) {
                lengths.add(length(in.message()));
            }
        }
    }

    private static long length(WireReader in) throws MalformedException {
        long length = -1;
        while (in.next()) {
            if (in.hasInteger() && in.field() == DIMENSION_LENGTH) {
                length = in.integer();
            }
        }
        return length;
    }
}
