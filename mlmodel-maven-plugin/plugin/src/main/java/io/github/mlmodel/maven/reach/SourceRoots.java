package io.github.mlmodel.maven.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders of a project's sources. */
record SourceRoots(List<Path> folders) {

    private static final String JAVA = ".java";

    /**
     * Returns the Java source that a class was compiled from. There is none for a class of another language, whose compiler
     * may take from others what no name in the source shows.
     */
    Optional<Path> find(ClassFile file) {
        return file.source().endsWith(JAVA) ? find(file.folder() + file.source()) : Optional.empty();
    }

    /** Returns a source by its path below its root. */
    Optional<Path> find(String path) {
        return folders.stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns the class files that were compiled from no source in these folders, whatever its language. */
    List<Path> withoutSource(Path output) throws IOException {
        ProjectClasses classes = ProjectClasses.in(output);
        return classes.all().stream()
                .filter(file -> find(file.folder() + file.source()).isEmpty())
                .map(file -> output.resolve(file.name() + ".class"))
                .toList();
    }
}
