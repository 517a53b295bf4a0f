package io.github.mlmodel.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.ModelRules;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.Map;

/** ONNX files: protobuf messages of at most 2 GiB. */
public final class OnnxFile {

    private OnnxFile() {}

    /**
     * Writes a graph as an ONNX file. Equal arguments give equal bytes.
     *
     * <p>IR version 8, operator set 17 of {@code ai.onnx}; {@code ai.onnx.ml} 3 (5 with {@code TreeEnsemble}) and {@code
     * com.microsoft} 1 are named only where they are used. The dimension {@link io.github.mlmodel.spi.graph.ValueInfo#ROWS} is called {@code N}.
     *
     * @param graph the graph
     * @param graphName the graph's name, not empty
     * @param metadata texts by key, written in the order of the keys
     * @throws MlModelException if the file would be larger than 2 GiB
     */
    public static byte[] write(Graph graph, String graphName, Map<String, String> metadata) {
        return write(new VersionedGraph(graph).with(metadata), graphName);
    }

    /**
     * Writes a graph as an ONNX file of the graph's versions and metadata, as {@link #write(Graph, String, Map)} does.
     *
     * @throws MlModelException if the file would be larger than 2 GiB
     */
    public static byte[] write(VersionedGraph graph, String graphName) {
        return GraphWriter.model(graph, graphName).toByteArray();
    }

    /**
     * Reads an ONNX file.
     *
     * @param file the bytes
     * @param fileName the file's name, for messages
     * @throws MlModelException if it is no ONNX file
     */
    public static OnnxModel read(byte[] file, String fileName) {
        String subject = OnnxRules.subject(fileName);
        ModelRules.refuseOtherFormats(file, subject);
        try {
            OnnxModel model = new OnnxModel(ai.onnx.proto.OnnxMl.ModelProto.parseFrom(file));
            if (model.proto().hasGraph() && model.irVersion() > 0) {
                return model;
            }
            throw ModelRules.noOnnxFile(subject, new InvalidProtocolBufferException("no graph or no version"));
        } catch (InvalidProtocolBufferException e) {
            throw ModelRules.noOnnxFile(subject, e);
        }
    }

    /**
     * Reads an ONNX file's graph: nodes with their attributes and nested graphs, constants, inputs and outputs.
     *
     * @param file the bytes
     * @param fileName the file's name, for messages
     * @throws MlModelException if it is no ONNX file, reaches outside itself as {@link ModelRules} says, is damaged, or has
     *     functions, training steps, sparse tensors, or values of a type other than {@link
     *     io.github.mlmodel.spi.graph.ElementType}'s
     */
    public static ImportedGraph readGraph(byte[] file, String fileName) {
        OnnxRules.check(file, fileName);
        return GraphReader.read(read(file, fileName), fileName);
    }
}
