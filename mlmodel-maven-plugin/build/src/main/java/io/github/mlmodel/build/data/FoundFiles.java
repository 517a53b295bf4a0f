package io.github.mlmodel.build.data;

import io.github.mlmodel.model.file.FileNames;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The files of a folder and of those in it, links followed; what stands there and is no file is noted, and never opened. */
final class FoundFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Predicate<Path> wanted;
    private final List<Path> files = new ArrayList<>();
    private final Shown obstacles = new Shown();

    private FoundFiles(Path root, Predicate<Path> wanted) {
        this.root = root;
        this.wanted = wanted;
    }

    /**
     * Looks for files.
     *
     * @param wanted whether a path relative to the folder counts
     */
    static FoundFiles in(Path root, Predicate<Path> wanted) throws IOException {
        FoundFiles found = new FoundFiles(root, wanted);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        return found;
    }

    /** Returns the files' paths relative to the folder. */
    List<Path> files() {
        return files;
    }

    /** Returns what is no file, a clause each with its path relative to the folder. */
    Shown obstacles() {
        return obstacles;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        Path relative = root.relativize(path);
        if (wanted.test(relative)) {
            // A link that leads nowhere comes with its own attributes.
            Optional<Obstacle> obstacle = attributes.isSymbolicLink() ? Obstacle.at(path) : named(path, attributes);
            obstacle.ifPresentOrElse(it -> note(relative, it), () -> files.add(relative));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
        if (path.equals(root)) {
            throw failure;
        }
        Path relative = root.relativize(path);
        if (failure instanceof FileSystemLoopException) {
            note(relative, new Obstacle(Obstacle.Kind.LINK_LOOP, "is a link to a folder that it is in", "Remove it."));
        } else if (failure instanceof AccessDeniedException) {
            note(relative, Obstacle.forbidden("may not be looked into by the user of this build"));
        } else if (!(failure instanceof NoSuchFileException)) {
            Obstacle.at(path).ifPresent(it -> note(relative, it));
        }
        return FileVisitResult.CONTINUE;
    }

    private static Optional<Obstacle> named(Path path, BasicFileAttributes attributes) {
        return FileNames.isDecoded(path) ? Obstacle.of(attributes) : Optional.of(Obstacle.inexpressible());
    }

    private void note(Path relative, Obstacle obstacle) {
        obstacles.add(obstacle.sentence(Printable.text(slashed(relative))));
    }

    /** Returns a path with {@code /}. */
    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
