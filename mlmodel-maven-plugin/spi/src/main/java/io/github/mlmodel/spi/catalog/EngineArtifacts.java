package io.github.mlmodel.spi.catalog;

import java.util.List;

/**
 * What some trainers need beside the worker.
 *
 * @param engines the engines that have them, each once
 * @param libraries the libraries that those trainers need and their engines do not bring, each once
 */
public record EngineArtifacts(List<EngineEntry> engines, List<LibraryArtifact> libraries) {

    /** Copies the lists. */
    public EngineArtifacts {
        engines = List.copyOf(engines);
        libraries = List.copyOf(libraries);
    }
}
