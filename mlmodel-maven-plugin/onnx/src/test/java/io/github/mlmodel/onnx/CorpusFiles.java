package io.github.mlmodel.onnx;

import static io.github.mlmodel.onnx.CorpusParts.bytes;
import static io.github.mlmodel.onnx.CorpusParts.entry;
import static io.github.mlmodel.onnx.CorpusParts.field;
import static io.github.mlmodel.onnx.CorpusParts.function;
import static io.github.mlmodel.onnx.CorpusParts.graph;
import static io.github.mlmodel.onnx.CorpusParts.hex;
import static io.github.mlmodel.onnx.CorpusParts.join;
import static io.github.mlmodel.onnx.CorpusParts.model;
import static io.github.mlmodel.onnx.CorpusParts.nested;
import static io.github.mlmodel.onnx.CorpusParts.node;
import static io.github.mlmodel.onnx.CorpusParts.outside;
import static io.github.mlmodel.onnx.CorpusParts.sequences;
import static io.github.mlmodel.onnx.CorpusParts.withFunction;
import static io.github.mlmodel.onnx.CorpusParts.withInitializer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Makes the files that {@link CorpusWriter} writes, whose verdicts {@code src/test/corpus/expected.txt} holds. */
final class CorpusFiles {

    private static final ModelProto PLAIN = model(node("", "Relu"));
    private static final NodeProto EVIL = node("evil", "Run").build();
    private static final NodeProto CONTEXT = node("com.microsoft", "EPContext").build();
    private static final TensorProto OUTSIDE = outside("w", "w.bin").build();

    private final Map<String, byte[]> files = new TreeMap<>();

    private CorpusFiles() {}

    /** Returns each file's bytes by its name. */
    static Map<String, byte[]> all() {
        CorpusFiles corpus = new CorpusFiles();
        corpus.allowed();
        corpus.contexts();
        corpus.functionsAndLoops();
        corpus.foreignOperators();
        corpus.externalData();
        corpus.externalDataOfNodes();
        corpus.fieldsWrittenTwice();
        corpus.damagedEncodings();
        corpus.damagedMessages();
        corpus.otherFormats();
        return corpus.files;
    }

    private void allowed() {
        add("allowed-operators", model(node("", "Relu"), node("ai.onnx.ml", "Scaler"), node("com.microsoft", "Gelu")));
        add("allowed-onnx-in-full", model(node("ai.onnx", "Relu")));
        add(
                "allowed-nested",
                model(node("", "If").addAttribute(graph(node("", "Relu").build()))));
        add(
                "allowed-import-that-nothing-uses",
                PLAIN.toBuilder()
                        .addOpsetImport(OperatorSetIdProto.newBuilder()
                                .setDomain("evil")
                                .setVersion(1)));
        add(
                "allowed-texts-that-say-nothing",
                model(node("", "Relu").setName("EPContext").setDocString("evil")).toBuilder()
                        .setDomain("evil")
                        .addMetadataProps(entry("location", "w.bin")));
        add("allowed-context-that-is-no-operator-of-microsoft", model(node("ai.onnx.ml", "EPContext")));
        add("allowed-unknown-fields", join(PLAIN, field(200, bytes("evil")), hex("c00c01")));
        add("allowed-graphs-as-deep-as-parsers-go", model(nested(32)));
        add("allowed-last-version-counts", join(hex("0800"), PLAIN.toByteArray()));
        // A decoder that does not look at the tenth byte takes the number for a negative one.
        add("allowed-version-of-ten-bytes", join(PLAIN, hex("08" + "ff".repeat(9) + "7e")));
        add(
                "allowed-data-within",
                withInitializer(TensorProto.newBuilder()
                        .setName("w")
                        .addDims(2)
                        .addFloatData(1)
                        .addFloatData(2)
                        .setDataLocation(TensorProto.DataLocation.DEFAULT)
                        .build()));
    }

    private void functionsAndLoops() {
        add(
                "function",
                withFunction(function(node("", "Relu").build())
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))));
        NodeProto.Builder loop = node("", "Loop").addInput("n").addOutput("y");
        TensorProto n = TensorProto.newBuilder()
                .setName("n")
                .setDataType(7)
                .addInt64Data(10)
                .build();
        GraphProto.Builder bounded = GraphProto.newBuilder().addNode(loop).addInitializer(n);
        ValueInfoProto input = ValueInfoProto.newBuilder().setName("n").build();
        AttributeProto value =
                AttributeProto.newBuilder().setName("value").setT(n).build();
        add("allowed-loop-of-a-constant", bounded);
        add(
                "allowed-loop-of-a-constant-node",
                model(node("", "Constant").addOutput("n").addAttribute(value), loop));
        add("loop-without-inputs", model(node("", "Loop").addOutput("y")));
        add("loop-without-length", model(node("", "Loop").addInput("").addOutput("y")));
        add("loop-of-an-input", GraphProto.newBuilder().addInput(input).addNode(loop));
        add("loop-of-an-input-with-a-default", bounded.clone().addInput(input));
        add("loop-of-what-is-computed", model(node("", "Size").addOutput("n"), loop));
        add(
                "loop-of-a-constant-of-another-graph",
                GraphProto.newBuilder()
                        .addInput(input)
                        .addNode(loop)
                        .addNode(node("", "If")
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("g")
                                        .setG(GraphProto.newBuilder().addInitializer(n)))));
        add("loop-in-a-branch", model(node("", "If").addAttribute(graph(loop.build()))));
    }

    private void contexts() {
        add("context", model(CONTEXT.toBuilder()));
        add("context-in-branch", model(node("", "If").addAttribute(graph(CONTEXT))));
        add(
                "context-in-list-of-graphs",
                model(node("", "Scan")
                        .addAttribute(AttributeProto.newBuilder()
                                .addGraphs(GraphProto.newBuilder().addNode(CONTEXT)))));
        add("context-in-function", withFunction(function(CONTEXT)));
        add(
                "context-in-function-default",
                withFunction(function(node("", "Relu").build()).addAttributeProto(graph(CONTEXT))));
        add(
                "context-in-training",
                PLAIN.toBuilder()
                        .addTrainingInfo(TrainingInfoProto.newBuilder()
                                .setAlgorithm(GraphProto.newBuilder().addNode(CONTEXT))));
        add(
                "context-and-the-rest",
                GraphProto.newBuilder().addNode(EVIL).addNode(CONTEXT).addInitializer(OUTSIDE));
    }

    private void foreignOperators() {
        add("foreign", model(EVIL.toBuilder()));
        add("foreign-in-branch", model(node("", "If").addAttribute(graph(EVIL))));
        add(
                "foreign-in-deep-branch",
                model(node("", "If")
                        .addAttribute(
                                graph(node("", "Loop").addAttribute(graph(EVIL)).build()))));
        add("foreign-in-function", withFunction(function(EVIL)));
        add(
                "foreign-in-training",
                PLAIN.toBuilder()
                        .addTrainingInfo(TrainingInfoProto.newBuilder()
                                .setInitialization(GraphProto.newBuilder().addNode(EVIL))));
        add(
                "foreign-defined-by-a-function",
                model(node("mine", "Twice")).toBuilder()
                        .addFunctions(function(node("", "Add").build())
                                .setDomain("mine")
                                .setName("Twice")));
        add("foreign-like-onnx", model(node("AI.ONNX", "Relu"), node(" ", "Relu"), node("ai.onnx.training", "Adam")));
        add("foreign-nameless-operator", model(NodeProto.newBuilder().setDomain("evil")));
        add("foreign-unprintable", model(node("a\n\u202eb", "R\0un")));
        add("foreign-long", model(node("d".repeat(100), "Run")));
        NodeProto.Builder[] many = new NodeProto.Builder[12];
        Arrays.setAll(many, i -> node("evil", "Run" + (i + 10)));
        add("foreign-many", model(many));
    }

    private void externalData() {
        SparseTensorProto values =
                SparseTensorProto.newBuilder().setValues(OUTSIDE).build();
        add("external", withInitializer(OUTSIDE));
        add("external-above", withInitializer(outside("w", "../../etc/passwd").build()));
        add(
                "external-without-location",
                withInitializer(TensorProto.newBuilder()
                        .setName("w")
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .build()));
        add(
                "external-without-mark",
                withInitializer(OUTSIDE.toBuilder().clearDataLocation().build()));
        addGraph("external-of-unknown-kind", field(5, join(field(8, bytes("w")), hex("7007"))));
        add("external-sparse-values", GraphProto.newBuilder().addSparseInitializer(values));
        add(
                "external-sparse-indices",
                GraphProto.newBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder().setIndices(OUTSIDE)));
    }

    private void externalDataOfNodes() {
        SparseTensorProto values =
                SparseTensorProto.newBuilder().setValues(OUTSIDE).build();
        add(
                "external-in-attribute",
                model(node("", "Constant")
                        .addAttribute(AttributeProto.newBuilder().setT(OUTSIDE))));
        add(
                "external-in-tensors",
                model(node("", "Constant")
                        .addAttribute(AttributeProto.newBuilder().addTensors(OUTSIDE))));
        add(
                "external-in-sparse-attribute",
                model(node("", "Constant")
                        .addAttribute(AttributeProto.newBuilder().setSparseTensor(values))));
        add(
                "external-in-sparse-tensors",
                model(node("", "Constant")
                        .addAttribute(AttributeProto.newBuilder().addSparseTensors(values))));
        add(
                "external-in-branch",
                model(node("", "If")
                        .addAttribute(AttributeProto.newBuilder()
                                .setG(GraphProto.newBuilder().addInitializer(OUTSIDE)))));
        add(
                "external-in-function-default",
                withFunction(function(node("", "Relu").build())
                        .addAttributeProto(AttributeProto.newBuilder().setT(OUTSIDE))));
        add(
                "external-in-training",
                PLAIN.toBuilder()
                        .addTrainingInfo(TrainingInfoProto.newBuilder()
                                .setAlgorithm(GraphProto.newBuilder().addInitializer(OUTSIDE))));
    }

    private void fieldsWrittenTwice() {
        byte[] foreign = field(7, bytes("evil"));
        byte[] allowed = field(7, bytes("ai.onnx.ml"));
        addGraph("twice-domain-evil-first", field(1, join(field(4, bytes("Run")), foreign, allowed)));
        addGraph("twice-domain-evil-last", field(1, join(field(4, bytes("Run")), allowed, foreign)));
        addGraph(
                "twice-operator",
                field(
                        1,
                        join(field(4, bytes("EPContext")), field(4, bytes("Relu")), field(7, bytes("com.microsoft")))));
        add("twice-graph", join(PLAIN, field(7, field(1, EVIL.toByteArray()))));
        addGraph("twice-mark", field(5, join(field(8, bytes("w")), hex("70017000"))));
        add(
                "twice-location",
                withInitializer(OUTSIDE.toBuilder()
                        .addExternalData(entry("location", "v.bin"))
                        .build()));
        addGraph(
                "twice-tensor",
                field(
                        1,
                        join(
                                field(4, bytes("Constant")),
                                field(5, join(field(5, OUTSIDE.toByteArray()), field(5, field(8, bytes("v"))))))));
    }

    private void damagedEncodings() {
        byte[] whole = join(PLAIN);
        add("damaged-empty", new byte[0]);
        add("damaged-cut", Arrays.copyOf(whole, whole.length - 3));
        add("damaged-field-zero", join(whole, hex("0000")));
        add("damaged-field-too-high", join(whole, hex("808080801001")));
        // A parser that cuts the number to 32 bits reads field 14, a metadata entry.
        add("damaged-field-beyond-32-bits", join(whole, hex("f28080801000")));
        add("damaged-group", join(whole, hex("c30cc40c")));
        add("damaged-wire-type", join(whole, hex("0e")));
        add("damaged-length-beyond-end", join(whole, hex("3a7f")));
        add("damaged-length-beyond-32-bits", join(whole, hex("3a8080808010")));
        add("damaged-length-negative", join(whole, hex("3a" + "ff".repeat(9) + "01")));
        add("damaged-number-too-long", join(whole, hex("08" + "ff".repeat(10) + "01")));
        add("damaged-number-cut", join(whole, hex("08ff")));
    }

    private void damagedMessages() {
        add("damaged-no-graph", ModelProto.newBuilder().setIrVersion(8).build());
        add(
                "damaged-no-version",
                ModelProto.newBuilder().setGraph(GraphProto.newBuilder()).build());
        add("damaged-version-zero", PLAIN.toBuilder().setIrVersion(0));
        add("damaged-version-negative", PLAIN.toBuilder().setIrVersion(-1));
        add("damaged-graphs-too-deep", model(nested(33)));
        add(
                "damaged-types-too-deep",
                GraphProto.newBuilder().addInput(ValueInfoProto.newBuilder().setType(sequences(60))));
        addGraph("damaged-type", field(11, field(2, hex("0a7f"))));
        add("damaged-operator-set", join(PLAIN, field(8, hex("0a7f"))));
        add("damaged-metadata", join(PLAIN, field(14, hex("0a7f"))));
        addGraph("damaged-half-a-float", field(5, field(4, new byte[7])));
        addGraph("damaged-half-a-double", field(5, field(10, new byte[12])));
        addGraph("damaged-packed-integers", field(5, field(7, hex("01ff"))));
        addGraph("damaged-packed-lengths", field(5, field(1, hex("ff"))));
        addGraph("damaged-attribute-floats", field(1, field(5, field(7, new byte[5]))));
        addGraph("damaged-sparse-lengths", field(15, field(3, hex("80"))));
    }

    private void otherFormats() {
        add("other-git-lfs", bytes("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"));
        add("other-ort", bytes(" \0\0\0ORTM\0\0\0\0"));
        add("other-zip", bytes("PK\3\4\24\0\0\0"));
        add("other-html", bytes("<!DOCTYPE html><html></html>"));
        add("other-json", bytes("{\"message\": \"Not Found\"}"));
    }

    private void add(String name, Message model) {
        add(name, model.toByteArray());
    }

    private void add(String name, ModelProto.Builder model) {
        add(name, model.build());
    }

    private void add(String name, GraphProto.Builder graph) {
        add(name, ModelProto.newBuilder().setIrVersion(8).setGraph(graph));
    }

    private void addGraph(String name, byte[] graph) {
        add(name, join(hex("0808"), field(7, graph)));
    }

    private void add(String name, byte[] file) {
        files.put(name + ".onnx", file);
    }
}
