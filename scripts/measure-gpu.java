import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * Loads an ONNX graph, so that ONNX Runtime's verbose log on standard error tells where each node is computed, those of
 * subgraphs included.
 *
 * <p>Usage: java -cp onnxruntime_gpu.jar scripts/measure-gpu.java GRAPH.onnx cuda|cpu
 */
final class NodePlacement {

    public static void main(String[] arguments) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_VERBOSE);
            if (arguments[1].equals("cuda")) {
                options.addCUDA(0);
            }
            environment.createSession(arguments[0], options).close();
        }
    }
}
