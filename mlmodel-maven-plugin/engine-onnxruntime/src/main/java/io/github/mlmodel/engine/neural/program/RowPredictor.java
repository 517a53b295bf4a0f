package io.github.mlmodel.engine.neural.program;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predicts rows with the graph of training, in which variables are inputs. */
public final class RowPredictor {

    /** Rows at once. The last batch is filled up, since a graph of training knows how long its batches are. */
    private static final int BATCH = 256;

    private final Forward forward;
    private final Map<String, float[]> variables;
    private final int threads;

    /**
     * Makes a predictor.
     *
     * @param forward the network, up to what is predicted
     * @param variables what its parameters and states are
     * @param threads threads of one operator
     */
    public RowPredictor(Forward forward, Map<String, float[]> variables, int threads) {
        this.forward = forward;
        this.variables = variables;
        this.threads = threads;
    }

    /**
     * Predicts rows.
     *
     * @return row-major
     */
    public float[] predict(List<RowShard> shards) {
        Device device = Device.open("cpu");
        OrtEnvironment environment = NativeLibrary.environment();
        Graph graph = PredictingProgram.inMemory(shards.get(0).columns(), forward, BATCH);
        byte[] file = GraphFile.write(graph, "predicting", forward.opset());
        List<float[]> parts = new ArrayList<>();
        try (OrtSession.SessionOptions options = device.options(threads, false);
                OrtSession session = environment.createSession(file, options)) {
            for (RowShard shard : shards) {
                predict(session, new NativeTensors(environment), graph, shard, parts);
            }
        } catch (OrtException e) {
            throw device.explain(e, BATCH);
        }
        return joined(parts);
    }

    private void predict(OrtSession session, NativeTensors tensors, Graph graph, RowShard shard, List<float[]> parts)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            for (RowColumn column : shard.columns()) {
                inputs.put(column.name(), tensors.column(column, shard.rows()));
            }
            for (ValueInfo input : graph.inputs()) {
                float[] value = variables.get(input.name());
                if (value != null) {
                    long[] shape =
                            input.shape().stream().mapToLong(Long::longValue).toArray();
                    inputs.put(input.name(), tensors.floats(value, shape));
                }
            }
            for (int from = 0; from < shard.rows(); from += BATCH) {
                int rows = Math.min(BATCH, shard.rows() - from);
                parts.add(batch(session, tensors, inputs, from, rows));
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] batch(
            OrtSession session, NativeTensors tensors, Map<String, OnnxTensor> inputs, int from, int rows)
            throws OrtException {
        long[] index = new long[BATCH];
        Arrays.setAll(index, i -> i < rows ? from + i : from);
        Map<String, OnnxTensor> all = new LinkedHashMap<>(inputs);
        try (OnnxTensor places = tensors.longs(index, BATCH)) {
            all.put(StepBody.INDEX, places);
            all.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(all)) {
                float[] values = NativeTensors.floats((OnnxTensor) result.get(0));
                return Arrays.copyOf(values, values.length / BATCH * rows);
            }
        }
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
