package io.github.mlmodel.engine.neural.program;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.lowering.ChannelBlocks;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs steps: a session a size of batch, rows that stay where they are, and variables that go from run to run without leaving
 * the runtime.
 */
final class EpochRunner implements AutoCloseable {

    /** So many that a run's overhead is nothing, and so few that a loss that is no number is noticed soon. */
    private static final int STEPS_PER_RUN = 1024;

    private final Blueprint blueprint;
    private final Settings settings;
    private final Device device;
    private final OrtEnvironment environment = NativeLibrary.environment();
    private final NativeTensors tensors = new NativeTensors(environment);
    private final List<Map<String, OnnxTensor>> shards = new ArrayList<>();
    private final Map<Integer, TrainingProgram> programs = new TreeMap<>();
    private final Map<Integer, OrtSession> training = new TreeMap<>();
    private final Map<Integer, OrtSession> evaluating = new TreeMap<>();
    private final long block;
    private final TrainingProgram first;
    private final Carried carried;

    /** What decides a step but its rows. */
    interface Coefficients {
        /** Returns the optimiser's coefficients of a step, numbered from 0. */
        double[] of(long step);
    }

    EpochRunner(Blueprint blueprint, Settings settings, Device device, List<RowShard> rows, int firstBatch)
            throws OrtException {
        this.blueprint = blueprint;
        this.settings = settings;
        this.device = device;
        for (RowShard shard : rows) {
            Map<String, OnnxTensor> columns = new LinkedHashMap<>();
            for (RowColumn column : shard.columns()) {
                columns.put(column.name(), tensors.column(column, shard.rows()));
            }
            shards.add(columns);
        }
        this.block = device.kind() == Device.Kind.CPU ? ChannelBlocks.probe(environment) : 0;
        this.first = program(firstBatch);
        this.carried = new Carried(tensors, first.variables());
        Map<String, float[]> initial = new LinkedHashMap<>();
        first.variables()
                .forEach(variable ->
                        initial.put(variable.name(), variable.initial().get()));
        carried.set(initial);
    }

    /** Returns the program of the largest batches. */
    TrainingProgram program() {
        return first;
    }

    Carried carried() {
        return carried;
    }

    /** Returns whether a batch of one row is left out: batch-norm has no variance then. */
    boolean leavesOut(int batch) {
        boolean states = first.network().stream()
                .anyMatch(variable -> !first.parameters().contains(variable.name()));
        return batch == 0 || (batch == 1 && states);
    }

    /**
     * Trains on rows, in whole batches and then the rest, and returns each step's loss.
     *
     * @param firstStep number of the first step in the whole training, from 0
     */
    List<Float> train(Batches batches, long firstStep, Coefficients coefficients) throws OrtException {
        List<Float> losses = new ArrayList<>();
        int size = settings.batchSize();
        long[] whole = batches.wholeRows(size);
        for (int from = 0; from < whole.length; from += STEPS_PER_RUN * size) {
            int to = Math.min(whole.length, from + STEPS_PER_RUN * size);
            long[] part = Arrays.copyOfRange(whole, from, to);
            step(batches.shard(), part, size, firstStep + losses.size(), coefficients, losses);
        }
        long[] rest = batches.rest(size);
        if (!leavesOut(rest.length)) {
            step(batches.shard(), rest, rest.length, firstStep + losses.size(), coefficients, losses);
        }
        return losses;
    }

    private void step(int shard, long[] rows, int size, long firstStep, Coefficients coefficients, List<Float> losses)
            throws OrtException {
        int steps = rows.length / size;
        TrainingProgram program = program(size);
        OrtSession session = session(training, size, program.graph(), "training");
        Map<String, OnnxTensor> own = new LinkedHashMap<>();
        try {
            own.put(StepBody.STEPS, tensors.longs(new long[] {steps}));
            own.put(StepBody.INDEX, tensors.longs(rows, steps, size));
            own.put(TrainingProgram.COEFFICIENTS, coefficients(firstStep, steps, coefficients));
            for (int site = 0; site < program.randomRows().size(); site++) {
                int count = program.randomRows().get(site);
                double[] keys = RandomSites.keys(blueprint.seed(), site, firstStep, steps, count);
                own.put(RandomSites.INPUT + site, tensors.doubles(keys, steps, count, 2));
            }
            Map<String, OnnxTensor> inputs = new LinkedHashMap<>(own);
            inputs.putAll(columns(session, shard));
            inputs.putAll(carried.tensors());
            inputs.keySet().retainAll(session.getInputNames());
            OrtSession.Result result = session.run(inputs);
            for (float loss : NativeTensors.floats(
                    (OnnxTensor) result.get(TrainingProgram.LOSSES).orElseThrow())) {
                losses.add(loss);
            }
            carried.take(result);
        } finally {
            own.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor coefficients(long firstStep, int steps, Coefficients coefficients) throws OrtException {
        int count = blueprint.optimizer().coefficients(1, 1).length;
        float[] all = new float[steps * count];
        for (int s = 0; s < steps; s++) {
            double[] one = coefficients.of(firstStep + s);
            for (int i = 0; i < count; i++) {
                all[s * count + i] = (float) one[i];
            }
        }
        return tensors.floats(all, steps, count);
    }

    /** Returns the rows' columns that a program reads. */
    private Map<String, OnnxTensor> columns(OrtSession session, int shard) {
        Map<String, OnnxTensor> columns = new LinkedHashMap<>(shards.get(shard));
        columns.keySet().retainAll(session.getInputNames());
        return columns;
    }

    /** What came out for some rows: each batch's loss, and the outputs. */
    record Evaluated(int batch, float[] losses, Score.ShardOutputs outputs) {}

    /** Looks at rows without training on them. */
    List<Evaluated> evaluate(List<Batches> order) throws OrtException {
        List<Evaluated> all = new ArrayList<>();
        int size = settings.batchSize();
        for (Batches batches : order) {
            if (batches.whole(size) > 0) {
                all.add(evaluate(batches.shard(), batches.wholeRows(size), size));
            }
            long[] rest = batches.rest(size);
            if (rest.length > 0) {
                all.add(evaluate(batches.shard(), rest, rest.length));
            }
        }
        return all;
    }

    private Evaluated evaluate(int shard, long[] rows, int size) throws OrtException {
        OrtSession session = evaluating.get(size);
        if (session == null) {
            session = session(
                    evaluating, size, EvaluationProgram.of(blueprint, size).graph(), "evaluating");
        }
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>(carried.tensors());
        inputs.putAll(columns(session, shard));
        inputs.keySet().retainAll(session.getInputNames());
        try (OnnxTensor steps = tensors.longs(new long[] {rows.length / size});
                OnnxTensor index = tensors.longs(rows, rows.length / size, size)) {
            inputs.put(StepBody.STEPS, steps);
            inputs.put(StepBody.INDEX, index);
            try (OrtSession.Result result = session.run(inputs)) {
                float[] losses = NativeTensors.floats(
                        (OnnxTensor) result.get(TrainingProgram.LOSSES).orElseThrow());
                float[] outputs = NativeTensors.floats(
                        (OnnxTensor) result.get(EvaluationProgram.OUTPUTS).orElseThrow());
                return new Evaluated(size, losses, new Score.ShardOutputs(shard, rows, outputs));
            }
        }
    }

    private TrainingProgram program(int batch) {
        return programs.computeIfAbsent(batch, size -> TrainingProgram.of(blueprint, size, block));
    }

    private OrtSession session(Map<Integer, OrtSession> sessions, int size, Graph graph, String name)
            throws OrtException {
        OrtSession known = sessions.get(size);
        if (known != null) {
            return known;
        }
        try (OrtSession.SessionOptions options = device.options(settings.threads(), settings.tf32())) {
            OrtSession made = environment.createSession(
                    GraphFile.write(graph, name, blueprint.forward().opset()), options);
            sessions.put(size, made);
            return made;
        }
    }

    @Override
    public void close() throws OrtException {
        carried.close();
        shards.forEach(columns -> columns.values().forEach(OnnxTensor::close));
        for (OrtSession session : training.values()) {
            session.close();
        }
        for (OrtSession session : evaluating.values()) {
            session.close();
        }
    }
}
