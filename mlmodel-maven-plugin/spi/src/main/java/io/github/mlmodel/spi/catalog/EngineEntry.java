package io.github.mlmodel.spi.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an engine.
 *
 * @param name its name, as the engine itself says it
 * @param growsAsRows whether the time that its trainers take grows about as the rows do, so that few rows never take long
 * @param trainers its trainers; where class names begin alike, the longer beginning comes first
 */
public record EngineEntry(String name, boolean growsAsRows, List<TrainerEntry> trainers) {

    /** Copies the list. */
    public EngineEntry {
        trainers = List.copyOf(trainers);
    }

    /** Returns the id of its artifact, in the plugin's group and version. */
    public String artifactId() {
        return "mlmodel-engine-" + name;
    }

    /** Returns the entry of a trainer, if it is this engine's. */
    public Optional<TrainerEntry> trainer(String type) {
        return trainers.stream().filter(entry -> entry.trains(type)).findFirst();
    }
}
