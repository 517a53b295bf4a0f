package io.github.mlmodel.model.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every message of a file, so that no place where a tensor or a node can stand is forgotten: nested graphs,
 * functions, training, sparse tensors.
 */
final class FileWalk {

    /** Protobuf's own parsers, ONNX Runtime's among them, go no deeper. */
    private static final int MOST_NESTED = 100;

    private static final int MODEL_IR_VERSION = 1;
    private static final int MODEL_GRAPH = 7;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_DOMAIN = 7;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_EXTERNAL_DATA = 13;
    private static final int TENSOR_DATA_LOCATION = 14;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;

    private final Findings findings = new Findings();
    private boolean graphFound;
    private long irVersion;

    private FileWalk() {}

    /** Reads a file. */
    static Findings of(FieldReader file) throws MalformedException {
        FileWalk walk = new FileWalk();
        walk.model(file);
        if (!walk.graphFound) {
            throw new MalformedException("no graph", file.position());
        }
        if (walk.irVersion <= 0) {
            throw new MalformedException("no version", file.position());
        }
        return walk.findings;
    }

    private void model(FieldReader in) throws MalformedException {
        while (in.next()) {
            if (in.hasInteger() && in.field() == MODEL_IR_VERSION) {
                irVersion = in.integer();
            }
            graphFound |= in.hasBytes() && in.field() == MODEL_GRAPH;
            field(OnnxMessage.MODEL, in, 0);
        }
    }

    private void message(OnnxMessage kind, FieldReader in, int depth) throws MalformedException {
        if (depth > MOST_NESTED) {
            throw new MalformedException("messages nested more than " + MOST_NESTED + " deep", in.position());
        }
        switch (kind) {
            case NODE -> node(in, depth);
            case TENSOR -> tensor(in, depth);
            case MODEL,
                    TRAINING,
                    FUNCTION,
                    GRAPH,
                    ATTRIBUTE,
                    SPARSE_TENSOR,
                    ANNOTATION,
                    VALUE,
                    TYPE,
                    TENSOR_TYPE,
                    ELEMENT_TYPE,
                    MAP_TYPE,
                    SHAPE,
                    LEAF -> {
                while (in.next()) {
                    field(kind, in, depth);
                }
            }
        }
    }

    private void field(OnnxMessage kind, FieldReader in, int depth) throws MalformedException {
        if (!in.hasBytes()) {
            return;
        }
        OnnxMessage nested = kind.nested(in.field());
        if (nested != null) {
            message(nested, in.message(), depth + 1);
        } else {
            packed(in, kind.packed(in.field()));
        }
    }

    private static void packed(FieldReader in, int size) throws MalformedException {
        if (size == OnnxMessage.VARIABLE) {
            FieldReader numbers = in.message();
            while (numbers.nextInteger()) {
                // Each is whole, and more is not asked.
            }
        } else if (size > 0 && in.length() % size != 0) {
            throw new MalformedException("half a number", in.position());
        }
    }

    private void node(FieldReader in, int depth) throws MalformedException {
        String operator = null;
        String domain = null;
        while (in.next()) {
            if (in.hasBytes() && in.field() == NODE_OPERATOR) {
                operator = once(operator, in);
            } else if (in.hasBytes() && in.field() == NODE_DOMAIN) {
                domain = once(domain, in);
            } else {
                field(OnnxMessage.NODE, in, depth);
            }
        }
        findings.operator(domain == null ? "" : domain, operator == null ? "" : operator);
    }

    /** Not every parser takes the last one of two, and no program writes two. */
    private static String once(@Nullable String before, FieldReader in) throws MalformedException {
        if (before != null) {
            throw new MalformedException("an operator that is named twice", in.position());
        }
        return in.text();
    }

    private void tensor(FieldReader in, int depth) throws MalformedException {
        boolean outside = false;
        String name = "";
        List<String> locations = new ArrayList<>();
        while (in.next()) {
            if (in.hasBytes() && in.field() == TENSOR_EXTERNAL_DATA) {
                outside = true;
                location(in.message(), locations);
            } else if (in.hasInteger() && in.field() == TENSOR_DATA_LOCATION) {
                outside |= in.integer() != 0;
            } else if (in.hasBytes() && in.field() == TENSOR_NAME) {
                name = in.text();
            } else {
                field(OnnxMessage.TENSOR, in, depth);
            }
        }
        for (String location : locations) {
            findings.external(location, name);
        }
        if (outside && locations.isEmpty()) {
            findings.external("", name);
        }
    }

    private static void location(FieldReader in, List<String> locations) throws MalformedException {
        String key = "";
        String value = "";
        while (in.next()) {
            if (in.hasBytes() && in.field() == ENTRY_KEY) {
                key = in.text();
            } else if (in.hasBytes() && in.field() == ENTRY_VALUE) {
                value = in.text();
            }
        }
        if (key.equals("location")) {
            locations.add(value);
        }
    }
}
