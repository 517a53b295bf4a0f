package io.github.mlmodel.maven.compile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An error that a compiler found.
 *
 * @param file the source file, or absent
 * @param line its line, from 1, or 0
 * @param message what is wrong, on one line
 */
record CompilerMessage(@Nullable Path file, long line, String message) {

    String text(CustomCodeRequest request) {
        if (file == null) {
            return message;
        }
        String relative = request.sources().relativize(file).toString().replace('\\', '/');
        return request.name() + "/" + relative + ":" + line + ": " + message;
    }
}
