package io.github.mlmodel.engine.neural.program;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables' values between two runs: they stay in the runtime's memory, where the last run put them. */
final class Carried implements AutoCloseable {

    private final NativeTensors tensors;
    private final List<Variable> variables;
    private final Map<String, OnnxTensor> now = new LinkedHashMap<>();
    private OrtSession.@Nullable Result owner;

    Carried(NativeTensors tensors, List<Variable> variables) {
        this.tensors = tensors;
        this.variables = List.copyOf(variables);
    }

    /** Puts values in the place of those that were. */
    void set(Map<String, float[]> values) throws OrtException {
        close();
        for (Variable variable : variables) {
            float[] value = values.get(variable.name());
            if (value == null || value.length != variable.size()) {
                throw new IllegalArgumentException("no value of " + variable.name() + " " + variable.shape());
            }
            now.put(variable.name(), tensors.floats(value, variable.lengths()));
        }
    }

    /** Takes over what a run left; the result is closed when the next one comes. */
    void take(OrtSession.Result result) {
        close();
        owner = result;
        for (Variable variable : variables) {
            now.put(variable.name(), (OnnxTensor)
                    result.get(variable.name() + StepBody.AFTER).orElseThrow());
        }
    }

    /** Returns the tensors by name. */
    Map<String, OnnxTensor> tensors() {
        return now;
    }

    /** Returns copies of the values by name, in the variables' order. */
    Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        now.forEach((name, tensor) -> values.put(name, NativeTensors.floats(tensor)));
        return values;
    }

    @Override
    public void close() {
        if (owner == null) {
            now.values().forEach(OnnxTensor::close);
        } else {
            owner.close();
        }
        owner = null;
        now.clear();
    }
}
