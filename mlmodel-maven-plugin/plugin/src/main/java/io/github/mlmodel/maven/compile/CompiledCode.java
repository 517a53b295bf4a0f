package io.github.mlmodel.maven.compile;

import java.nio.file.Path;
import java.util.Map;

/**
 * Compiled code.
 *
 * @param classes folder of classes and resources
 * @param sources SHA-256 of each file that was compiled or taken along, as the compiler met it
 */
public record CompiledCode(Path classes, Map<Path, String> sources) {

    /** Copies the map. */
    public CompiledCode {
        sources = Map.copyOf(sources);
    }
}
