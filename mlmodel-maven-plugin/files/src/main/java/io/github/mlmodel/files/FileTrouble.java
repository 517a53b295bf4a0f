package io.github.mlmodel.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what the file system has against a build, as a clause for users. */
public final class FileTrouble {

    /** How systems say that there is no room: Linux and macOS, a quota, Windows. */
    private static final List<String> FULL =
            List.of("No space left on device", "quota exceeded", "not enough space on the disk");

    private static final long UNKNOWN = Long.MAX_VALUE;

    /** A disk with more than this has room for a file of ours. */
    private static final long PLENTY = 4_000_000_000L;

    private FileTrouble() {}

    /** Returns what is wrong, for example {@code there is no room: the disk of target/mlmodel has 0 bytes free}. */
    public static String clause(IOException failure) {
        return full(failure, List.of()).orElseGet(() -> ofFile(failure));
    }

    /**
     * Returns what is wrong if a disk is full, however often that was wrapped.
     *
     * @param suspects files or folders that were written; the fullest one's disk is named where the failure names no file
     */
    public static Optional<String> full(Throwable failure, List<Path> suspects) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (saysFull(message)) {
                Optional<Path> disk = fileOf(failure).or(() -> fullest(suspects));
                return Optional.of(disk.map(path -> "there is no room: " + room(path))
                        .orElse("there is no room on a disk (" + message + ")"));
            }
        }
        return Optional.empty();
    }

    /** Returns what is wrong if a file or folder that is known by name was the trouble, however often that was wrapped. */
    public static Optional<String> named(Throwable failure) {
        return causes(failure)
                .filter(FileSystemException.class::isInstance)
                .map(FileSystemException.class::cast)
                .filter(cause -> cause.getFile() != null)
                .map(FileTrouble::ofFile)
                .findFirst();
    }

    /** Returns whether a text is how a system says that a disk is full. */
    public static boolean saysFull(String text) {
        return FULL.stream().anyMatch(text::contains);
    }

    /** Returns what is wrong if less than {@code needed} bytes are free on the fullest disk of some files or folders. */
    public static Optional<String> fullerThan(long needed, List<Path> suspects) {
        return fullest(suspects).filter(path -> free(path) < needed).map(path -> "there is no room: " + room(path));
    }

    private static String ofFile(IOException failure) {
        if (!(failure instanceof FileSystemException named) || named.getFile() == null) {
            return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        }
        String file = named.getFile();
        if (named instanceof AccessDeniedException) {
            return "there is no permission for " + file;
        }
        if (named instanceof NoSuchFileException) {
            return file + " is not there";
        }
        if (named instanceof FileAlreadyExistsException) {
            return file + " stands in the way";
        }
        if (named instanceof DirectoryNotEmptyException) {
            return file + " is a folder that is not empty";
        }
        if (named instanceof AtomicMoveNotSupportedException) {
            return "the file system refuses to rename " + file + " to " + named.getOtherFile() + " ("
                    + named.getReason() + ")";
        }
        String reason = named.getReason() == null ? named.getClass().getSimpleName() : named.getReason();
        if (reason.equals("File too large")) {
            return file + " would be larger than this user or this file system may have a file (ulimit -f)";
        }
        return file + (reason.startsWith("is ") ? " " : ": ") + reason;
    }

    private static Optional<Path> fileOf(Throwable failure) {
        return causes(failure)
                .filter(FileSystemException.class::isInstance)
                .map(cause -> ((FileSystemException) cause).getFile())
                .filter(file -> file != null)
                .map(Path::of)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<Path> fullest(List<Path> paths) {
        return paths.stream().min(Comparator.comparingLong(FileTrouble::free));
    }

    private static String room(Path path) {
        long free = free(path);
        return room(folder(path), free);
    }

    /** What is full beside bytes is not told by the system: a quota, or the number of files. */
    static String room(Path folder, long free) {
        String disk = "the disk of " + folder + " has ";
        if (free == UNKNOWN) {
            return disk + "too few bytes free";
        }
        return disk + size(free) + " free"
                + (free > PLENTY ? ", so a quota or its number of files may be used up" : "");
    }

    private static long free(Path path) {
        try {
            return Files.getFileStore(folder(path)).getUsableSpace();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** The nearest folder that is there. */
    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
