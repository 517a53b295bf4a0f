package io.github.mlmodel.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands where a regular file is wanted: a folder, a link that leads nowhere, a pipe. It is told apart by what the file
 * system says; only a short regular file is opened, because a pipe would make a build wait for ever.
 *
 * @param kind what it is
 * @param clause goes on after the file's name, for example {@code is a folder}
 * @param advice a sentence, what to do next
 */
public record Obstacle(Kind kind, String clause, String advice) {

    /** Kinds of what is no readable regular file. */
    public enum Kind {
        /** Nothing is there. */
        NOTHING,
        /** A link to what is not there. */
        BROKEN_LINK,
        /** A link that leads back to itself. */
        LINK_LOOP,
        /** A folder. */
        FOLDER,
        /** A pipe, a socket or a device. */
        SPECIAL,
        /** A file that this user may not read, or that is in a folder that he may not enter. */
        FORBIDDEN,
        /** What Git LFS puts in the place of a file that was not fetched. */
        LFS_POINTER,
        /** A name that cannot be expressed here. */
        NAME,
        /** Something of which the file system says nothing. */
        UNKNOWN
    }

    private static final String LFS_START = "version https://git-lfs.github.com/spec/";
    private static final long LONGEST_POINTER = 1024;
    private static final int MOST_LINKS = 40;

    /** Returns what is said of a name that cannot be expressed. */
    public static Obstacle inexpressible() {
        return inexpressible(FileNames.encoding());
    }

    static Obstacle inexpressible(Charset encoding) {
        boolean unicode = encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF");
        return new Obstacle(
                Kind.NAME,
                "has a name that cannot be expressed in " + encoding.name()
                        + ", the encoding of file names in this run of Maven",
                unicode
                        ? "Rename it."
                        : "Run Maven in another locale, for example with LC_ALL=C.UTF-8, or rename it in ASCII.");
    }

    /** Returns what stands in the way; nothing for a regular file that can be read and is the file itself. */
    public static Optional<Obstacle> at(Path path) {
        if (!FileNames.isDecoded(path)) {
            return Optional.of(inexpressible());
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return Optional.of(withoutAttributes(path, e));
        }
        Optional<Obstacle> kind = of(attributes);
        return kind.isPresent() ? kind : inContents(path, attributes.size());
    }

    /** Returns what stands in the way by what is known of a path, its links followed; nothing for a regular file. */
    public static Optional<Obstacle> of(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Optional.empty();
        }
        if (attributes.isDirectory()) {
            return Optional.of(new Obstacle(Kind.FOLDER, "is a folder", "Put a file in its place."));
        }
        return Optional.of(new Obstacle(
                Kind.SPECIAL, "is a pipe, a socket or a device", "Only regular files are read: put one in its place."));
    }

    /** Returns what is said of a folder where a file is to be written. */
    public static Obstacle folderInTheWay() {
        return new Obstacle(Kind.FOLDER, "is a folder, and a file is to be written there", "Remove it.");
    }

    /** Returns the clause and the advice as sentences about {@code subject}. */
    public String sentence(String subject) {
        return subject + " " + clause + ". " + advice;
    }

    private static Optional<Obstacle> inContents(Path path, long size) {
        if (!Files.isReadable(path)) {
            return Optional.of(forbidden("may not be read by the user of this build" + permissions(path)));
        }
        if (size > LONGEST_POINTER || size < LFS_START.length()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(LFS_START.length()), StandardCharsets.ISO_8859_1);
            return start.equals(LFS_START)
                    ? Optional.of(new Obstacle(
                            Kind.LFS_POINTER,
                            "is a pointer of Git LFS, and not the file itself",
                            "Fetch the file: git lfs pull."))
                    : Optional.empty();
        } catch (AccessDeniedException e) {
            // Access lists and security modules refuse what the permissions allow.
            return Optional.of(forbidden("may not be read by the user of this build" + permissions(path)));
        } catch (IOException e) {
            return Optional.of(unknown(e));
        }
    }

    private static Obstacle withoutAttributes(Path path, IOException failure) {
        if (isLoop(path)) {
            return new Obstacle(
                    Kind.LINK_LOOP, "is a link that leads back to itself", "Remove it, or link it to a file.");
        }
        if (failure instanceof AccessDeniedException) {
            return forbidden("is in a folder that the user of this build may not enter");
        }
        if (failure instanceof NoSuchFileException && Files.isSymbolicLink(path)) {
            return new Obstacle(
                    Kind.BROKEN_LINK,
                    "is a link to " + target(path) + ", which is not there",
                    "Put the file there, or correct the link.");
        }
        if (failure instanceof NoSuchFileException || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Obstacle(Kind.NOTHING, "does not exist", "Put a file there.");
        }
        return unknown(failure);
    }

    /** Returns what is said of what this user may not read; the clause goes on after its name. */
    public static Obstacle forbidden(String clause) {
        return new Obstacle(Kind.FORBIDDEN, clause, "Give this user the permission.");
    }

    private static Obstacle unknown(IOException failure) {
        return new Obstacle(
                Kind.UNKNOWN, "cannot be looked at (" + failure.getMessage() + ")", "Look what stands there.");
    }

    private static String permissions(Path path) {
        try {
            return " (its permissions are " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + ")";
        } catch (IOException | UnsupportedOperationException e) {
            // Nothing more is known of it.
            return "";
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It has gone meanwhile.
            return "what has gone";
        }
    }

    /** The system's own word for it is written in its language. */
    private static boolean isLoop(Path path) {
        for (Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
            if (leadsNowhere(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsNowhere(Path path) {
        Path at = path;
        for (int links = 0; links <= MOST_LINKS; links++) {
            if (!Files.isSymbolicLink(at)) {
                return false;
            }
            try {
                at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
