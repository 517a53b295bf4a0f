package io.github.mlmodel.worker.sample;

import java.util.List;
import java.util.Map;

/**
 * What a model itself carries of the columns, and so may be told of them.
 *
 * @param texts by column of texts: its categories that have a feature of their own, or the runs of words that are features,
 *     the most frequent first
 * @param looksUp whether it looks things up by the numbers that it is given, and so knows none beyond those of its training
 */
public record CarriedTexts(Map<String, List<String>> texts, boolean looksUp) {

    /** Copies the map. */
    public CarriedTexts {
        texts = Map.copyOf(texts);
    }

    List<String> of(String column) {
        return texts.getOrDefault(column, List.of());
    }
}
