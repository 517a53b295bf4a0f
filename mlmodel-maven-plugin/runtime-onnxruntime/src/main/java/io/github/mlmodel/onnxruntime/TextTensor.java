package io.github.mlmodel.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.runtime.graph.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of texts in native memory.
 *
 * <p>ONNX Runtime's Java binding passes texts in the JVM's modified UTF-8: a character beyond U+FFFF, such as an emoji,
 * arrives as two encoded surrogates, which no key of a graph equals, and a text ends at U+0000. Texts with such characters
 * therefore go in as the constant of a small graph, which is UTF-8 without a detour.
 */
final class TextTensor implements AutoCloseable {

    private static final int STRING = 8;

    private final OnnxTensor tensor;
    private final OrtSession.@Nullable Result result;
    private final @Nullable OrtSession session;

    private TextTensor(OnnxTensor tensor, OrtSession.@Nullable Result result, @Nullable OrtSession session) {
        this.tensor = tensor;
        this.result = result;
        this.session = session;
    }

    /** Makes a tensor of texts in row-major order. */
    static TextTensor of(OrtEnvironment environment, String[] texts, long... shape) throws OrtException {
        for (String text : texts) {
            if (!isPlain(text)) {
                return constant(environment, texts, shape);
            }
        }
        return new TextTensor(OnnxTensor.createTensor(environment, texts, shape), null, null);
    }

    /** Returns what the Java binding makes of texts that a graph gives. */
    static String[] asReadBack(OrtEnvironment environment, List<String> texts) throws OrtException {
        String[] array = texts.toArray(String[]::new);
        if (texts.stream().allMatch(TextTensor::isPlain)) {
            return array;
        }
        try (TextTensor constant = constant(environment, array, array.length)) {
            return (String[]) constant.tensor.getValue();
        }
    }

    OnnxTensor tensor() {
        return tensor;
    }

    @Override
    public void close() {
        if (result == null) {
            tensor.close();
        } else {
            result.close();
        }
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("a session of a constant cannot be closed", e);
            }
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static TextTensor constant(OrtEnvironment environment, String[] texts, long... shape) throws OrtException {
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model(texts, shape), options);
        }
        OrtSession.Result result = session.run(Map.of());
        return new TextTensor((OnnxTensor) result.get(0), result, session);
    }

    /** Writes the graph; field numbers are those of onnx.proto. */
    private static byte[] model(String[] texts, long... shape) {
        Message tensor = new Message();
        Message dimensions = new Message();
        for (long length : shape) {
            tensor.number(1, length);
            dimensions.message(1, new Message().number(1, length));
        }
        tensor.number(2, STRING);
        for (String text : texts) {
            tensor.text(6, text);
        }
        tensor.text(8, "texts");
        Message node = new Message().text(1, "texts").text(2, "out").text(4, "Identity");
        Message type = new Message().message(1, new Message().number(1, STRING).message(2, dimensions));
        Message graph = new Message()
                .message(1, node)
                .text(2, "constant")
                .message(5, tensor)
                .message(12, new Message().text(1, "out").message(2, type));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().number(2, 17))
                .bytes();
    }

    /** A protobuf message that is being written. */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3 | WireReader.VARINT);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return delimited(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return delimited(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message delimited(int field, byte[] value) {
            varint((long) field << 3 | WireReader.LENGTH);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
