package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.runtime.Predictions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model behind a class that was generated for it. {@link TypedContract} makes one. */
@Stable(since = "1.0.0")
public final class TypedModel {

    private static final double NANOS = 1e9;

    private final Model model;
    private final ColumnPlaces columns;

    TypedModel(Model model, ColumnPlaces columns) {
        this.model = model;
        this.columns = columns;
    }

    /** Returns the model. */
    public Model model() {
        return model;
    }

    /** Returns a row to be filled for {@link #predict(TypedRow)}. */
    public TypedRow row() {
        return new OneRow(columns, model.newRow());
    }

    /**
     * Predicts from a row.
     *
     * @param row a filled row of {@link #row}
     */
    public Prediction predict(TypedRow row) {
        return model.predict(((OneRow) row).row());
    }

    /**
     * Explains what is predicted of a row.
     *
     * @param row a filled row of {@link #row}
     */
    public Explanation explain(TypedRow row) {
        return model.explain(((OneRow) row).row());
    }

    /**
     * Explains how likely a label is taken to be for a row.
     *
     * @param row a filled row of {@link #row}
     */
    public Explanation explain(TypedRow row, String label) {
        return model.explain(((OneRow) row).row(), label);
    }

    /**
     * Returns rows to be filled for {@link #predict(FilledRows)}.
     *
     * @param count how many there are
     */
    public FilledRows rows(int count) {
        return new FilledRows(columns, count);
    }

    /** Predicts from rows, all of which are filled. */
    public Predictions predict(FilledRows rows) {
        return model.predict(rows.batch());
    }

    /**
     * Predicts from an image.
     *
     * @param image its bytes, or a {@link java.awt.image.BufferedImage}
     */
    public Prediction predictImage(Object image) {
        return model.predict(imageColumns(image));
    }

    /**
     * Returns a row as values by column: numbers, and texts as the data has them.
     *
     * @param fill fills the row that it is given
     */
    public Map<String, @Nullable Object> columns(Consumer<TypedRow> fill) {
        NamedValues values = new NamedValues(columns, model);
        fill.accept(values);
        return values.values();
    }

    /**
     * Returns an image as the value of its column.
     *
     * @param image its bytes, or a {@link java.awt.image.BufferedImage}
     */
    public Map<String, @Nullable Object> imageColumns(Object image) {
        return Collections.singletonMap(model.columns().get(0), image);
    }

    /** Returns a day in seconds since 1970-01-01T00:00Z, as if it were UTC's. */
    public static double seconds(LocalDate day) {
        return seconds(day.atStartOfDay());
    }

    /** Returns a time of the clock in seconds since 1970-01-01T00:00Z, as if it were UTC's. */
    public static double seconds(LocalDateTime time) {
        return seconds(time.toInstant(ZoneOffset.UTC));
    }

    /** Returns a moment in seconds since 1970-01-01T00:00Z. */
    public static double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / NANOS;
    }
}
