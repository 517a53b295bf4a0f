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
    private static final int FUNCTION_NAME = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int VALUE_NAME = 1;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_DOMAIN = 7;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_EXTERNAL_DATA = 13;
    private static final int TENSOR_DATA_LOCATION = 14;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;

    private final Findings findings;
    private final Demands demands = new Demands();
    private @Nullable TensorClaim lastTensor;
    private boolean graphFound;
    private long irVersion;

    private FileWalk(long mostBytes) {
        this.findings = new Findings(mostBytes);
    }

    /**
     * Reads a file.
     *
     * @param mostBytes how much memory it may ask for
     */
    static Findings of(FieldReader file, long mostBytes) throws MalformedException {
        FileWalk walk = new FileWalk(mostBytes);
        walk.model(file);
        if (!walk.graphFound) {
            throw new MalformedException("no graph", file.position());
        }
        if (walk.irVersion <= 0) {
            throw new MalformedException("no version", file.position());
        }
        walk.findings.demands(walk.demands);
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
            case GRAPH -> graph(in, depth);
            case MODEL,
                    TRAINING,
                    FUNCTION,
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
            note(nested, in);
            message(nested, in.message(), depth + 1);
        } else {
            packed(in, kind.packed(in.field()));
        }
    }

    private void note(OnnxMessage kind, FieldReader in) throws MalformedException {
        if (kind == OnnxMessage.FUNCTION) {
            findings.function(text(in.message(), FUNCTION_NAME));
        } else if (kind == OnnxMessage.TENSOR) {
            lastTensor = TensorClaim.of(in.message());
            demands.tensor(lastTensor);
        } else if (kind == OnnxMessage.SPARSE_TENSOR) {
            demands.tensor(TensorClaim.ofSparse(in.message()));
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

    private void graph(FieldReader in, int depth) throws MalformedException {
        while (in.next()) {
            lastTensor = null;
            field(OnnxMessage.GRAPH, in, depth);
            if (in.hasBytes() && in.field() == GRAPH_INPUT) {
                demands.other(text(in.message(), VALUE_NAME));
            } else if (in.hasBytes() && in.field() == GRAPH_INITIALIZER && lastTensor != null) {
                demands.constant(lastTensor.name(), lastTensor.product());
            }
        }
    }

    /** Returns the last text that stands in a field of a message. */
    private static String text(FieldReader in, int field) throws MalformedException {
        String text = "";
        while (in.next()) {
            if (in.hasBytes() && in.field() == field) {
                text = in.text();
            }
        }
        return text;
    }

    private void node(FieldReader in, int depth) throws MalformedException {
        String operator = null;
        String domain = null;
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        lastTensor = null;
        while (in.next()) {
            if (in.hasBytes() && in.field() == NODE_INPUT) {
                inputs.add(in.text());
            } else if (in.hasBytes() && in.field() == NODE_OUTPUT) {
                outputs.add(in.text());
            }
            if (in.hasBytes() && in.field() == NODE_OPERATOR) {
                operator = once(operator, in);
            } else if (in.hasBytes() && in.field() == NODE_DOMAIN) {
                domain = once(domain, in);
            } else {
                field(OnnxMessage.NODE, in, depth);
            }
        }
        String named = operator == null ? "" : operator;
        findings.operator(domain == null ? "" : domain, named);
        demands.node(named, inputs, outputs);
        for (String output : outputs) {
            if (named.equals("Constant")) {
                demands.constant(output, lastTensor == null ? null : lastTensor.product());
            } else {
                demands.other(output);
            }
        }
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
