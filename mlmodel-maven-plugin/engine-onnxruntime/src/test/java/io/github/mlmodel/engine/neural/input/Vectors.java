package io.github.mlmodel.engine.neural.input;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Runs what an input makes of rows. */
final class Vectors {

    private Vectors() {}

    /** Returns the layers' input of a shard, row-major, as it is made from stores. */
    static float[] training(NetworkInput<?> input, List<RowStore> stores, int shard, FixedPass pass)
            throws OrtException {
        Map<String, Tensor> batch = batch(stores, ValueInfo.ROWS, pass);
        return run(OnnxGraphs.of(pass.graph(), List.of(input.training(batch, pass))), fed(stores, shard));
    }

    /** Returns the gradients of the sum of the layers' input of all rows, for each parameter in the order of its use. */
    static List<float[]> gradients(NetworkInput<?> input, List<RowStore> stores, FixedPass pass) throws OrtException {
        Map<String, Tensor> batch = batch(stores, stores.get(0).rows(), pass);
        Tensor sum = input.training(batch, pass).reduceSum(false, 0, 1);
        List<float[]> gradients = new ArrayList<>();
        for (Tensor gradient : Gradients.of(pass.graph(), sum, pass.taken())) {
            gradients.add(run(OnnxGraphs.of(pass.graph(), List.of(gradient)), fed(stores, 0)));
        }
        return gradients;
    }

    private static Map<String, Tensor> batch(List<RowStore> stores, long rows, FixedPass pass) {
        Map<String, Tensor> batch = new HashMap<>();
        for (RowStore store : stores) {
            batch.put(store.name(), pass.graph().input(store.name(), store.type(), shape(rows, store)));
        }
        return batch;
    }

    private static Map<String, OnnxTensor> fed(List<RowStore> stores, int shard) throws OrtException {
        Map<String, OnnxTensor> fed = new HashMap<>();
        for (RowStore store : stores) {
            OnnxJavaType type = OnnxJavaType.valueOf(store.type().name());
            long[] shape = shape(store.rows(shard), store);
            fed.put(
                    store.name(),
                    OnnxTensor.createTensor(
                            NativeLibrary.environment(), store.shards().get(shard), shape, type));
        }
        return fed;
    }

    private static long[] shape(long rows, RowStore store) {
        return LongStream.concat(LongStream.of(rows), store.shape().stream().mapToLong(Long::longValue))
                .toArray();
    }

    /** Returns the layers' input, row-major, as it is made in the shipped graph of floats. */
    static float[] predicting(NetworkInput<?> input, float[] features, FixedPass pass) throws OrtException {
        long[] shape = {
            features.length / input.info().shape().get(1), input.info().shape().get(1)
        };
        return predicting(
                input, OnnxTensor.createTensor(NativeLibrary.environment(), FloatBuffer.wrap(features), shape), pass);
    }

    /** Returns the layers' input, row-major, as it is made in the shipped graph of bytes. */
    static float[] predicting(NetworkInput<?> input, byte[] pixels, long[] shape, FixedPass pass) throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(pixels.length).order(ByteOrder.nativeOrder());
        bytes.put(pixels).flip();
        return predicting(
                input, OnnxTensor.createTensor(NativeLibrary.environment(), bytes, shape, OnnxJavaType.UINT8), pass);
    }

    private static float[] predicting(NetworkInput<?> input, OnnxTensor fed, FixedPass pass) throws OrtException {
        ValueInfo info = input.info();
        Tensor features = pass.graph()
                .input(
                        info.name(),
                        info.type(),
                        info.shape().stream().mapToLong(Long::longValue).toArray());
        return run(OnnxGraphs.of(pass.graph(), List.of(input.predicting(features, pass))), Map.of(info.name(), fed));
    }

    private static float[] run(Graph graph, Map<String, OnnxTensor> fed) throws OrtException {
        OrtEnvironment environment = NativeLibrary.environment();
        try (OrtSession session = environment.createSession(OnnxFile.write(graph, "test", Map.of()));
                OrtSession.Result result = session.run(fed)) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return copy;
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }
}
