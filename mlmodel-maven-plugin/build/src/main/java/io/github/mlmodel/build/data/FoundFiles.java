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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder and of those in it, links followed unless they lead out of the checkout; what leads there, and what
 * stands there and is no file, is noted, and never opened.
 */
final class FoundFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final @Nullable Checkout checkout;
    private final Predicate<Path> wanted;
    private final Predicate<Path> mayHold;
    private final List<Path> files = new ArrayList<>();
    private final Map<Path, Path> ways = new HashMap<>();
    private final Shown obstacles = new Shown();

    private FoundFiles(Path root, @Nullable Checkout checkout, Predicate<Path> wanted, Predicate<Path> mayHold) {
        this.root = root;
        this.checkout = checkout;
        this.wanted = wanted;
        this.mayHold = mayHold;
    }

    /**
     * Looks for files.
     *
     * @param checkout what is not left; absent where nothing is the checkout's
     * @param wanted whether a file counts, by its path relative to the folder
     * @param mayHold whether a folder may hold such files, by the same
     */
    static FoundFiles in(Path root, @Nullable Checkout checkout, Predicate<Path> wanted, Predicate<Path> mayHold)
            throws IOException {
        FoundFiles found = new FoundFiles(root, checkout, wanted, mayHold);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        return found;
    }

    /** Returns the files' paths relative to the folder. */
    List<Path> files() {
        return files;
    }

    /** Returns what leads out of the checkout, by its path relative to the folder, and where it leads. */
    Map<Path, Path> ways() {
        return ways;
    }

    /** Returns what is no file, a clause each with its path relative to the folder. */
    Shown obstacles() {
        return obstacles;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        Optional<Path> way = path.equals(root) ? Optional.empty() : wayOut(path);
        way.filter(it -> mayHold.test(root.relativize(path))).ifPresent(it -> ways.put(root.relativize(path), it));
        return way.isPresent() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        Path relative = root.relativize(path);
        if (wanted.test(relative)) {
            Optional<Path> way = Files.isSymbolicLink(path) ? wayOut(path) : Optional.empty();
            if (way.isPresent()) {
                ways.put(relative, way.get());
                return FileVisitResult.CONTINUE;
            }
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

    private Optional<Path> wayOut(Path path) {
        return checkout == null ? Optional.empty() : checkout.wayOut(path);
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
