package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.spi.FeatureColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Picks the heaviest tokens of texts that have too many; of equally heavy ones, the first. */
final class Heaviest {

    private final Map<Integer, Pick> picks = new HashMap<>();

    private Heaviest() {}

    /**
     * Picks tokens.
     *
     * @param most how many tokens of a text to keep
     * @param lengths how many tokens each text has
     * @param columns the tokens' columns
     */
    static Heaviest of(int most, int[] lengths, List<FeatureColumn> columns) {
        Heaviest heaviest = new Heaviest();
        for (int row = 0; row < lengths.length; row++) {
            if (lengths[row] > most) {
                heaviest.picks.put(row, new Pick(lengths[row]));
            }
        }
        if (!heaviest.picks.isEmpty()) {
            columns.forEach(column -> Cells.of(column, heaviest::collect));
            heaviest.picks.values().forEach(pick -> pick.decide(most));
        }
        return heaviest;
    }

    private void collect(int row, float value) {
        Pick pick = picks.get(row);
        if (pick != null) {
            pick.collect(value);
        }
    }

    /** Returns whether a token is kept; asked once a token, in the order of the columns. */
    boolean keeps(int row, float value) {
        Pick pick = picks.get(row);
        return pick == null || pick.keeps(Math.abs(value));
    }

    /** The weights of one text, then the lightest weight that is kept, and how many tokens of just this weight are. */
    private static final class Pick {

        private float[] weights;
        private int filled;
        private float lightest;
        private int ties;

        Pick(int length) {
            weights = new float[length];
        }

        void collect(float value) {
            weights[filled++] = Math.abs(value);
        }

        void decide(int most) {
            Arrays.sort(weights);
            lightest = weights[weights.length - most];
            for (int i = weights.length - most; i < weights.length && weights[i] == lightest; i++) {
                ties++;
            }
            weights = new float[0];
        }

        boolean keeps(float weight) {
            return weight > lightest || (weight == lightest && ties-- > 0);
        }
    }
}
