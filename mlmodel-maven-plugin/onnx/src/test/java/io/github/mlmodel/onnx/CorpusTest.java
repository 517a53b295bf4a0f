package io.github.mlmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.OnnxMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The module that has the runtime's reader runs the same files through it. */
class CorpusTest {

    private static final Path CORPUS = Path.of("src/test/corpus");

    static Stream<String> expectations() throws IOException {
        return Files.readAllLines(CORPUS.resolve("expected.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void eachFileIsJudgedAsExpected(String expectation) throws IOException {
        String name = expectation.substring(0, expectation.indexOf(": "));
        byte[] file = Files.readAllBytes(CORPUS.resolve(name));

        assertThat(name + ": " + verdict(file, name)).isEqualTo(expectation);
    }

    @Test
    void eachFileHasAnExpectationAndIsWhatTheGeneratorMakes() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".onnx")).toList()) {
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }

        assertThat(expectations().map(line -> line.substring(0, line.indexOf(": "))))
                .containsExactlyElementsOf(found.keySet());
        assertThat(found.keySet()).isEqualTo(CorpusFiles.all().keySet());
        CorpusFiles.all().forEach((name, bytes) -> assertThat(found.get(name)).isEqualTo(bytes));
    }

    @Test
    void whatTheRulesAllowProtobufCanParse() throws IOException {
        for (Map.Entry<String, byte[]> file : CorpusFiles.all().entrySet()) {
            if (verdict(file.getValue(), file.getKey()).equals("accepted")) {
                assertThat(ModelProto.parseFrom(file.getValue()).hasGraph()).isTrue();
            }
        }
    }

    @Test
    void theWalkKnowsEveryFieldThatHoldsAMessageOrPackedNumbers() {
        Map<Descriptor, OnnxMessage> seen = new LinkedHashMap<>();

        compare(ModelProto.getDescriptor(), OnnxMessage.MODEL, seen);

        assertThat(seen.values()).contains(OnnxMessage.values()).hasSizeGreaterThan(17);
    }

    private static void compare(Descriptor type, OnnxMessage kind, Map<Descriptor, OnnxMessage> seen) {
        if (seen.putIfAbsent(type, kind) != null) {
            assertThat(seen.get(type)).as(type.getFullName()).isEqualTo(kind);
            return;
        }
        for (FieldDescriptor field : type.getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                OnnxMessage nested = kind.nested(field.getNumber());
                assertThat(nested).as(field.getFullName()).isNotNull();
                if (nested != null) {
                    compare(field.getMessageType(), nested, seen);
                }
            } else {
                boolean leaf = kind == OnnxMessage.LEAF;
                assertThat(leaf || (kind.packed(field.getNumber()) > 0) == field.isPackable())
                        .as(field.getFullName())
                        .isTrue();
            }
        }
    }

    private static String verdict(byte[] file, String name) {
        try {
            OnnxRules.check(file, name);
            return "accepted";
        } catch (MlModelException e) {
            return e.sentence().replace("File '" + name + "'", "FILE");
        }
    }
}
