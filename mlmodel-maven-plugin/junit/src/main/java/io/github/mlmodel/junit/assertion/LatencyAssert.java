package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Assertions on how long the prediction of a row takes. */
@Stable(since = "1.0.0")
public final class LatencyAssert {

    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 1_000;

    private final String model;
    private final double[] micros;

    private LatencyAssert(String model, double[] micros) {
        this.model = model;
        this.micros = micros;
    }

    /** Measures the rows in turn, after enough predictions for the JVM to have compiled them. */
    static LatencyAssert of(TriedModel tried, LongSupplier clock) {
        Model model = tried.model();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ModelRow row : tried.rows()) {
            rows.add(PredictedRows.given(model, row));
        }
        double[] micros = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            Map<String, @Nullable Object> row = rows.get(Math.floorMod(i, rows.size()));
            long start = clock.getAsLong();
            Prediction unused = model.predict(row);
            if (i >= 0) {
                micros[i] = (clock.getAsLong() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return new LatencyAssert(model.name(), micros);
    }

    /** Asserts that half of the predictions took no longer. */
    public LatencyAssert isAtMost(Duration most) {
        String spread = String.format(
                Locale.ROOT,
                "half of %d predictions of a row took up to %.1f µs (10 %% up to %.1f µs, 90 %% up to %.1f µs), after"
                        + " %d that were not measured",
                micros.length,
                at(0.5),
                at(0.1),
                at(0.9),
                WARM_UP);
        TriedRows.print(model, spread);
        if (at(0.5) > most.toNanos() / 1e3) {
            throw new AssertionError(model + ": " + spread + ". That is longer than "
                    + String.format(Locale.ROOT, "%.1f", most.toNanos() / 1e3) + " µs.");
        }
        return this;
    }

    private double at(double share) {
        return micros[(int) Math.min(micros.length - 1, Math.floor(share * micros.length))];
    }
}
