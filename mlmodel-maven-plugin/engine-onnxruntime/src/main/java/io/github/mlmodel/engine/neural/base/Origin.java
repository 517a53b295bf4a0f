package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network of this product was trained on, as its file's metadata say: without it, a base's numbers would be taken for
 * others.
 *
 * @param features names of the features in order; empty for images and for files that do not say
 * @param knownLabels class labels in order; empty for regression and for files that do not say
 */
public record Origin(List<String> features, List<String> knownLabels) {

    private static final String FEATURES = "mlmodel.features";
    private static final String LABELS = "mlmodel.labels";

    /** Copies the lists. */
    public Origin {
        features = List.copyOf(features);
        knownLabels = List.copyOf(knownLabels);
    }

    /** Returns what a network that is trained on data will say of itself. */
    public static Origin of(TrainingData<?, ?> data) {
        return new Origin(
                data.features().choose(FeatureMatrix::names, images -> List.of()),
                data.target().choose(Target.Classes::labels, numbers -> List.of()));
    }

    /** Reads a file's metadata. */
    static Origin read(Map<String, String> metadata) {
        return new Origin(list(metadata, FEATURES), list(metadata, LABELS));
    }

    /** Returns the metadata that say this. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        if (!features.isEmpty()) {
            metadata.put(FEATURES, Json.writeLine(features));
        }
        if (!knownLabels.isEmpty()) {
            metadata.put(LABELS, Json.writeLine(knownLabels));
        }
        return metadata;
    }

    private static List<String> list(Map<String, String> metadata, String key) {
        String text = metadata.get(key);
        return text == null ? List.of() : List.of(Json.read(text, String[].class));
    }
}
