package io.github.mlmodel.maven.compile;

import java.nio.file.Path;

/**
 * Compiled code.
 *
 * @param classes folder of classes and resources
 * @param compiledNow whether it had changed; otherwise the classes of an earlier build were kept
 */
public record CompiledCode(Path classes, boolean compiledNow) {}
