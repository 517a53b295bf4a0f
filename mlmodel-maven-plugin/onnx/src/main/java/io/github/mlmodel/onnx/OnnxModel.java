package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl;
import io.github.mlmodel.model.rule.OnnxVersions;
import java.util.Map;
import java.util.TreeMap;

/** What an ONNX file says about itself. */
public final class OnnxModel {

    private final OnnxMl.ModelProto proto;

    OnnxModel(OnnxMl.ModelProto proto) {
        this.proto = proto;
    }

    /** Returns the version of the file format. */
    public long irVersion() {
        return proto.getIrVersion();
    }

    /** Returns the name of the program that wrote the file, or an empty text. */
    public String producer() {
        return proto.getProducerName();
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

    OnnxMl.ModelProto proto() {
        return proto;
    }

    static String domain(String domain) {
        return domain.isEmpty() ? OnnxVersions.ONNX : domain;
    }
}
