package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.column.BatchColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says how a batch does not fit a model: all columns at once. */
final class BatchCheck {

    private BatchCheck() {}

    /**
     * Compares a batch with what a model reads.
     *
     * @throws IllegalArgumentException if columns are absent, unknown or of the wrong kind
     */
    static void check(ModelDescription description, Batch batch) {
        List<String> wrong = new ArrayList<>();
        List<String> names = description.signature().columnNames();
        for (ColumnSchema column : description.signature().columns()) {
            BatchColumn values = batch.content().column(column.name());
            String clause = values == null ? "is absent" : mismatch(description, column, values, batch.rows());
            if (!clause.isEmpty()) {
                wrong.add("column '" + Printable.text(column.name()) + "' " + clause);
            }
        }
        Set<String> known = new HashSet<>(names);
        description.signature().ignored().forEach(column -> known.add(column.name()));
        batch.columns().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        wrong.add("column '" + Printable.text(name) + "' is unknown" + Names.meant(name, names)));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The batch does not fit the model: "
                    + Shown.of(wrong).clauses() + ". Its columns are: " + Names.list(names) + ".");
        }
    }

    /** Returns why a batch's column does not fit the model's, or an empty text. */
    private static String mismatch(ModelDescription description, ColumnSchema column, BatchColumn values, int rows) {
        return switch (column.kind()) {
            case NUMERIC -> values instanceof BatchColumn.Pictures ? "takes numbers, or texts of these" : "";
            case DATE ->
                values instanceof BatchColumn.Pictures ? "takes dates: texts, or seconds since 1970-01-01T00:00Z" : "";
            case CATEGORICAL, TEXT -> values instanceof BatchColumn.Pictures ? "takes texts, or numbers" : "";
            case IMAGE -> {
                ImageReader reader = ImageReader.of(description.signature().inputOf(column.name()));
                if (!(values instanceof BatchColumn.Pictures pictures)) {
                    yield "takes images";
                }
                yield pictures.bytesPerRow() == reader.bytes() || rows == 0
                        ? ""
                        : "takes " + reader.bytes() + " bytes a row (" + reader.shape() + "), and was given "
                                + pictures.bytesPerRow();
            }
        };
    }
}
