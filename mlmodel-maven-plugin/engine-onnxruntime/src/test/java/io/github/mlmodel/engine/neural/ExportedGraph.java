package io.github.mlmodel.engine.neural;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.nio.FloatBuffer;
import java.util.Map;

/** Predicts by ONNX Runtime from the bytes that a graph is written to. */
final class ExportedGraph {

    private ExportedGraph() {}

    static byte[] bytes(VersionedGraph graph) {
        return OnnxFile.write(graph.graph(), "model", Map.of());
    }

    static float[] predict(VersionedGraph graph, FeatureMatrix features) throws OrtException {
        OrtEnvironment environment = NativeLibrary.environment();
        float[] rows = new float[features.rows() * features.width()];
        for (int row = 0; row < features.rows(); row++) {
            for (int c = 0; c < features.width(); c++) {
                rows[row * features.width() + c] = features.columns().get(c).value(row);
            }
        }
        long[] shape = {features.rows(), features.width()};
        try (OrtSession session = environment.createSession(bytes(graph));
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of(TrainedModel.INPUT, input))) {
            FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }
}
