package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.provider.GraphInput;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** An input that is filled from a batch. */
record BatchInput(InputPlan plan, BatchColumns batch) implements GraphInput {

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public ColumnType type() {
        return plan.type();
    }

    @Override
    public int width() {
        return plan.columns().size();
    }

    @Override
    public long[] tensorShape(int rows) {
        return plan.tensorShape(rows);
    }

    @Override
    public ByteBuffer bytes(int from, int to) {
        return plan.bytes(batch, from, to);
    }

    @Override
    public void floats(int from, int to, FloatBuffer target) {
        plan.floats(batch, from, to, target);
    }

    @Override
    public void doubles(int from, int to, DoubleBuffer target) {
        plan.doubles(batch, from, to, target);
    }

    @Override
    public String[] texts(int from, int to) {
        return plan.texts(batch, from, to);
    }
}
