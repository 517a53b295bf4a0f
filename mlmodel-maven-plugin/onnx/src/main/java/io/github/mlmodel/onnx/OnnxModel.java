package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl;
import io.github.mlmodel.model.rule.OnnxVersions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an ONNX file says about itself. */
public final class OnnxModel {

    private final OnnxMl.ModelProto proto;

    OnnxModel(OnnxMl.ModelProto proto) {
        this.proto = proto;
    }

    /**
     * An input or output of the file.
     *
     * @param name its name
     * @param type element type in lower case as ONNX calls it, for example {@code float}, {@code string} or
     *     {@code int64}; {@code other} for what is no tensor
     * @param shape lengths as texts; a dimension without a fixed length has its name, or {@code ?}
     */
    public record Value(String name, String type, List<String> shape) {
        /** Copies the shape. */
        public Value {
            shape = List.copyOf(shape);
        }
    }

    /** Returns the version of the file format. */
    public long irVersion() {
        return proto.getIrVersion();
    }

    /** Returns the name of the program that wrote the file, or an empty text. */
    public String producer() {
        return proto.getProducerName();
    }

    /** Returns the graph's name. */
    public String graphName() {
        return proto.getGraph().getName();
    }

    /** Returns the operator set's version by domain, sorted; ONNX's own domain is {@code ai.onnx}. */
    public Map<String, Long> operatorSets() {
        Map<String, Long> versions = new TreeMap<>();
        proto.getOpsetImportList().forEach(set -> versions.put(domain(set.getDomain()), set.getVersion()));
        return versions;
    }

    /** Returns the file's metadata, sorted by key. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        proto.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return metadata;
    }

    /** Returns the values that a caller must give, in the file's order: no constants, though old files list these. */
    public List<Value> inputs() {
        Set<String> constants = new HashSet<>();
        proto.getGraph().getInitializerList().forEach(tensor -> constants.add(tensor.getName()));
        return values(proto.getGraph().getInputList()).stream()
                .filter(value -> !constants.contains(value.name()))
                .toList();
    }

    /** Returns the values that the caller is given, in the file's order. */
    public List<Value> outputs() {
        return values(proto.getGraph().getOutputList());
    }

    OnnxMl.ModelProto proto() {
        return proto;
    }

    static String domain(String domain) {
        return domain.isEmpty() ? OnnxVersions.ONNX : domain;
    }

    private static List<Value> values(List<OnnxMl.ValueInfoProto> infos) {
        List<Value> values = new ArrayList<>();
        for (OnnxMl.ValueInfoProto info : infos) {
            if (info.getType().hasTensorType()) {
                OnnxMl.TypeProto.Tensor tensor = info.getType().getTensorType();
                values.add(new Value(info.getName(), elementType(tensor.getElemType()), shape(tensor.getShape())));
            } else {
                values.add(new Value(info.getName(), "other", List.of()));
            }
        }
        return values;
    }

    private static String elementType(int code) {
        OnnxMl.TensorProto.DataType type = OnnxMl.TensorProto.DataType.forNumber(code);
        return type == null ? "other" : type.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> shape(OnnxMl.TensorShapeProto shape) {
        List<String> lengths = new ArrayList<>();
        for (OnnxMl.TensorShapeProto.Dimension dimension : shape.getDimList()) {
            if (dimension.hasDimValue()) {
                lengths.add(Long.toString(dimension.getDimValue()));
            } else {
                lengths.add(dimension.getDimParam().isEmpty() ? "?" : dimension.getDimParam());
            }
        }
        return lengths;
    }
}
