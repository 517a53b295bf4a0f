package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.provider.GraphRunner;
import io.github.mlmodel.runtime.provider.GraphSession;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in ONNX Runtime. */
final class ProvidedSession implements Session {

    private final GraphSession session;
    private final String origin;

    ProvidedSession(GraphSession session, String origin) {
        this.session = session;
        this.origin = origin;
    }

    @Override
    public boolean isInJava() {
        return false;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public int rowsAtOnce() {
        return session.rowsAtOnce();
    }

    @Override
    public List<String> differences(ModelDescription description) {
        return session.differences(description);
    }

    @Override
    public Map<String, Integer> places(List<String> labels) {
        return session.places(labels);
    }

    @Override
    public Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        List<BatchInput> filled =
                inputs.stream().map(plan -> new BatchInput(plan, batch)).toList();
        GraphRunner runner = session.runner(filled, outputs, rows);
        return runner::run;
    }

    @Override
    public void close() {
        session.close();
    }
}
