package io.github.mlmodel.maven.compile;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the {@link AttributedTypes} of a compilation in a process of its own into a file, a line each. This class and those
 * that it calls run in a compiler, which has no other class of the product's modules than this one's.
 */
public final class AttributionPlugin implements Plugin {

    static final String NAME = "mlmodel-attribution";

    /** Constructs it for javac. */
    public AttributionPlugin() {}

    @Override
    public String getName() {
        return NAME;
    }

    /** Begins. {@code arguments} is the file to write, as a URI, because javac divides them at blanks. */
    @Override
    public void init(JavacTask task, String... arguments) {
        Path file = Path.of(URI.create(arguments[0]));
        AttributedTypes types = AttributedTypes.of(task);
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.COMPILATION) {
                    write(types, file);
                }
            }
        });
    }

    private static void write(AttributedTypes types, Path file) {
        try {
            Files.write(file, types.names(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
