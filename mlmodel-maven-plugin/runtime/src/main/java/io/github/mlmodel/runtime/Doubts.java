package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.RowNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares rows with those that a model was trained on; only when it is asked, for no prediction needs it. */
final class Doubts {

    private final List<KnownColumn> columns;

    private Doubts(List<KnownColumn> columns) {
        this.columns = columns;
    }

    static Doubts of(ModelSignature signature) {
        Map<String, ColumnType> inputs = new HashMap<>();
        signature.inputs().forEach(input -> input.columns().forEach(column -> inputs.put(column, input.type())));
        return new Doubts(signature.columns().stream()
                .filter(column -> column.kind() != ColumnKind.IMAGE)
                .map(column -> KnownColumn.of(column, Objects.requireNonNull(inputs.get(column.name()))))
                .toList());
    }

    /** Rows that were predicted, to be asked later. */
    Asked about(BatchColumns batch) {
        return about(() -> batch);
    }

    /** Rows that were predicted, to be asked later, and to be made a batch not before. */
    Asked about(Supplier<BatchColumns> rows) {
        return new Asked(this, columns.isEmpty() ? null : rows);
    }

    /**
     * Rows that can be asked what is doubtful about them.
     *
     * @param doubts compares
     * @param rows gives the rows, or is absent where nothing of them can be doubtful
     */
    record Asked(Doubts doubts, @Nullable Supplier<BatchColumns> rows) {

        List<Doubt> row(int row) {
            return rows == null ? List.of() : doubts.of(rows.get(), row);
        }
    }

    private List<Doubt> of(BatchColumns batch, int row) {
        List<Doubt> found = new ArrayList<>();
        for (KnownColumn column : columns) {
            @Nullable Doubt doubt = column.doubt(batch, row);
            if (doubt != null) {
                found.add(doubt);
            }
        }
        return List.copyOf(found);
    }

    /**
     * Refuses rows with doubtful values.
     *
     * @param kinds what is refused
     * @throws IllegalArgumentException with all that is refused, if there is anything
     */
    void refuse(BatchColumns batch, Set<Doubt.Kind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        boolean alone = batch.rows() == 1;
        Shown refused = new Shown();
        for (int row = 0; row < batch.rows(); row++) {
            for (Doubt doubt : of(batch, row)) {
                if (kinds.contains(doubt.kind())) {
                    refused.add((alone ? "" : RowNumber.of(row, batch.rows()) + ": ") + doubt.clause());
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException("The model was loaded to refuse "
                    + (alone ? "such a row: " : "such rows: ") + refused.clauses()
                    + ". Correct " + (alone ? "it" : "them")
                    + ", or load the model with other Options, and ask Prediction.doubts() for what is doubtful.");
        }
    }
}
