package io.github.mlmodel.maven.compile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Compiled code.
 *
 * @param classes folder of classes and resources
 * @param sources SHA-256 of each file that was compiled or taken along, as the compiler met it
 * @param types binary names of the outermost classes that the code rests on, as the compiler attributes it, its own among
 *     them
 */
public record CompiledCode(Path classes, Map<Path, String> sources, Set<String> types) {

    /** Copies what could be changed. */
    public CompiledCode {
        sources = Map.copyOf(sources);
        types = Set.copyOf(types);
    }
}
