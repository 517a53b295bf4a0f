package io.github.mlmodel.grade;

import com.google.gson.JsonParseException;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many released models in a row were judged by the very same rows. Each choice that is made by them makes them tell less.
 *
 * @param rowsDigest SHA-256 over the rows; empty where it is not known
 * @param models how many models, up to the one that this is recorded of
 */
public record Wear(String rowsDigest, long models) {

    /** That of rows of which nothing is known. */
    public static final Wear NONE = new Wear("", 0);

    /** Refuses what lacks a part, as a damaged file does. */
    public Wear {
        Objects.requireNonNull(rowsDigest);
    }

    /** The parts of an {@code evaluation.json} that tell it; earlier formats lack some of them. */
    private record Evaluated(
            @Nullable Which basis, @Nullable Against comparison) {

        private record Which(@Nullable String rowsDigest) {}

        private record Against(@Nullable Before baseline) {}

        private record Before(@Nullable Wear wear) {}

        String rows() {
            return basis == null || basis.rowsDigest == null ? "" : basis.rowsDigest;
        }

        Wear before() {
            return comparison == null || comparison.baseline == null || comparison.baseline.wear == null
                    ? NONE
                    : comparison.baseline.wear;
        }
    }

    /** Returns that of the rows that a model was judged by, of its {@code evaluation.json} of any format, if there is one. */
    public static Wear recorded(byte @Nullable [] evaluation) {
        if (evaluation == null) {
            return NONE;
        }
        try {
            Evaluated read = Json.read(new String(evaluation, StandardCharsets.UTF_8), Evaluated.class);
            return read.rows().isEmpty()
                    ? NONE
                    : new Wear(read.rows(), 1 + read.before().of(read.rows()));
        } catch (JsonParseException e) {
            return NONE;
        }
    }

    /** Returns how many models in a row were judged by these rows. */
    public long of(String rows) {
        return rowsDigest.equals(rows) ? models : 0;
    }
}
