package io.github.mlmodel.maven.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of files without reading them: kind and permissions, size, entry, times of the last change
 * of bytes and of the entry. The last of these no program can set back.
 */
final class FileStates {

    /** A state that cannot be told. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }

    /**
     * The file that was changed last.
     *
     * @param place where it is
     * @param changed when, in nanoseconds since 1970
     */
    record Newest(String place, long changed) {

        static final Newest NONE = new Newest("", Long.MIN_VALUE);

        Newest or(Newest other) {
            return changed >= other.changed ? this : other;
        }
    }

    /** What is looked at. */
    interface Boundary {

        /** Returns whether a file or folder is passed over. */
        boolean passes(Path place);

        /** Returns whether what is in a folder is added, too, so that links may lead there. */
        boolean covers(Path folder);
    }

    private static final int MOST_FILES = 5_000;

    private static final String NOTHING = "nothing";
    private static final String END = "\0/";

    private static final String ASKED = "unix:mode,size,ino,dev,lastModifiedTime,ctime";
    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private final StringBuilder states = new StringBuilder();
    private Newest newest = Newest.NONE;
    private int files;

    /** Adds a file, or that there is none. */
    void addFile(Path file) throws IOException, Unknown {
        begin(file.toString());
        Map<String, Object> state;
        try {
            state = Files.readAttributes(file, ASKED);
        } catch (NoSuchFileException e) {
            states.append(NOTHING);
            return;
        }
        if (kind(state) != REGULAR) {
            throw new Unknown(file + " is no regular file");
        }
        add(file, state);
    }

    /**
     * Adds a folder with everything in it, or that there is none.
     *
     * @param folder the folder, which is no link
     * @param boundary what is looked at
     */
    void addFolder(Path folder, Boundary boundary) throws IOException, Unknown {
        String @Nullable [] names = folder.toFile().list();
        if (names == null) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new Unknown(folder + " cannot be read");
            }
            states.append(NOTHING);
            return;
        }
        Arrays.sort(names);
        int seen = 0;
        for (String name : names) {
            Path place = place(folder, name);
            if (!boundary.passes(place)) {
                addEntry(place, name, boundary);
                seen++;
            }
        }
        states.append(END).append(seen);
    }

    /** Returns a file of a folder by the name that the file system has for it. */
    static Path place(Path folder, String name) throws Unknown {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new Unknown("A name in " + folder + " cannot be expressed in this locale");
        }
    }

    private void addEntry(Path place, String name, Boundary boundary) throws IOException, Unknown {
        begin(name);
        if (++files > MOST_FILES) {
            throw new Unknown("There are more than " + MOST_FILES + " files");
        }
        Map<String, Object> state = Files.readAttributes(place, ASKED, LinkOption.NOFOLLOW_LINKS);
        switch (kind(state)) {
            case FOLDER -> {
                states.append(number(state, "mode"));
                addFolder(place, boundary);
            }
            case REGULAR -> add(place, state);
            case LINK -> {
                add(place, state);
                begin(Files.readSymbolicLink(place).toString());
                addTarget(place, boundary);
            }
            default -> throw new Unknown(place + " is neither a file nor a folder");
        }
    }

    private void addTarget(Path link, Boundary boundary) throws IOException, Unknown {
        if (!Files.isDirectory(link)) {
            addFile(link);
        } else if (!boundary.covers(link.toRealPath())) {
            throw new Unknown(link + " leads to a folder elsewhere");
        }
    }

    private void add(Path file, Map<String, Object> state) {
        long modified = nanos(state, "lastModifiedTime");
        long entryChanged = nanos(state, "ctime");
        states.append(number(state, "mode"))
                .append(' ')
                .append(number(state, "size"))
                .append(' ')
                .append(number(state, "ino"))
                .append(' ')
                .append(number(state, "dev"))
                .append(' ')
                .append(modified)
                .append(' ')
                .append(entryChanged);
        long changed = Math.max(modified, entryChanged);
        if (changed > newest.changed()) {
            newest = new Newest(file.toString(), changed);
        }
    }

    /** Adds the bytes of a file, whenever they were written. */
    void addBytes(Path file) throws IOException {
        begin(file.toString());
        states.append(TextSum.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
    }

    /** Returns which file was changed last of those whose state was added. */
    Newest newest() {
        return newest;
    }

    /** Returns all that was added; equal texts are equal states. */
    String text() {
        return states.toString();
    }

    /** No name has such a character. */
    private void begin(String name) {
        states.append('\0').append(name).append('\0');
    }

    private static int kind(Map<String, Object> state) {
        return (int) number(state, "mode") & KIND;
    }

    private static long number(Map<String, Object> state, String name) {
        return ((Number) Objects.requireNonNull(state.get(name))).longValue();
    }

    private static long nanos(Map<String, Object> state, String name) {
        return ((FileTime) Objects.requireNonNull(state.get(name))).to(TimeUnit.NANOSECONDS);
    }
}
