package io.github.mlmodel.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxRulesTest {

    @Test
    void operatorsOfTheThreeDomainsAreAllowed() {
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS);
        String scaled = graph.node(GraphBuilder.ML, "Scaler", List.of("x"));
        graph.output(
                graph.node(GraphBuilder.MICROSOFT, "Gelu", List.of(scaled)), "y", ElementType.FLOAT, ValueInfo.ROWS);

        assertThatCode(() -> OnnxRules.check(OnnxFile.write(graph.build(), "g", Map.of()), "g.onnx"))
                .doesNotThrowAnyException();
    }

    @Test
    void foreignOperatorsAreRefusedByNameAlsoInNestedGraphs() {
        Graph nested = one("com.evil", "Run");
        GraphBuilder graph = new GraphBuilder("g");
        graph.input("x", ElementType.FLOAT, ValueInfo.ROWS);
        graph.node("If", List.of("x"), new Attribute("then_branch", nested), new Attribute("else_branch", nested));
        graph.node("ai.onnx.training", "Gradient", List.of("x"));
        graph.node(GraphBuilder.MICROSOFT, "EPContext", List.of("x"));

        assertThatThrownBy(() -> OnnxRules.check(OnnxFile.write(graph.build(), "g", Map.of()), "g.onnx"))
                .hasMessage(
                        "File 'g.onnx' is refused. It uses operator 'EPContext' of domain 'com.microsoft', which runs a"
                                + " binary compiled for one device. Use the ONNX file that it was compiled from. It uses operator"
                                + " 'Gradient' of domain 'ai.onnx.training', operator 'Run' of domain 'com.evil'; only operators of ai.onnx, ai.onnx.ml and com.microsoft are allowed. Export it"
                                + " without them.");
    }

    @Test
    void externalDataIsRefusedWhereverATensorStands() {
        OnnxMl.TensorProto weights = external("weights", "../../etc/passwd");
        OnnxMl.TensorProto inNode = external("inNode", "weights.bin");
        OnnxMl.GraphProto graph = OnnxMl.GraphProto.newBuilder()
                .setName("g")
                .addInitializer(weights)
                .build();
        OnnxMl.FunctionProto function = OnnxMl.FunctionProto.newBuilder()
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Constant")
                        .addAttribute(OnnxMl.AttributeProto.newBuilder().setT(inNode)))
                .build();
        byte[] file = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(graph)
                .addFunctions(function)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> OnnxRules.check(file, "m.onnx"))
                .hasMessage("File 'm.onnx' is refused. It refers to data outside itself, in '../../etc/passwd'"
                        + " (tensor 'weights'), 'weights.bin' (tensor 'inNode'). Save it as one file (in Python:"
                        + " torch.onnx.export with external_data=False, or onnx.save(onnx.load(FILE), FILE)). It defines function '' of its own. Export it with its functions written"
                        + " out (in Python: onnx.inliner.inline_local_functions).");
    }

    @Test
    void onlyTenPlacesAreListed() {
        GraphBuilder graph = new GraphBuilder("g");
        for (int i = 10; i < 22; i++) {
            graph.node("d", "Op" + i, List.of());
        }

        assertThatThrownBy(() -> OnnxRules.check(OnnxFile.write(graph.build(), "g", Map.of()), "g.onnx"))
                .hasMessageContaining("operator 'Op19' of domain 'd' and 2 other operators; only operators");
    }

    private static Graph one(String domain, String operator) {
        GraphBuilder graph = new GraphBuilder("n");
        graph.node(domain, operator, List.of());
        return graph.build();
    }

    private static OnnxMl.TensorProto external(String name, String location) {
        return OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL)
                .addExternalData(OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey("location")
                        .setValue(location))
                .build();
    }
}
