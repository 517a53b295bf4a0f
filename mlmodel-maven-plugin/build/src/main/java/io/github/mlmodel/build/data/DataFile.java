package io.github.mlmodel.build.data;

import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data file.
 *
 * @param name as the user knows it, relative to the project, with {@code /}; used in messages
 * @param path where it is; a real path where it is of a checkout
 * @param checksum the {@link io.github.mlmodel.files.Checksum} of the very bytes whose SHA-256 the goal decided by; of
 *     a folder, the digest over those of its files. What is read must have it too. Absent where nothing is kept of what is
 *     read
 * @param checkout what it must lie in whenever it is opened; absent where a repository brought it
 */
public record DataFile(
        String name,
        Path path,
        @Nullable String checksum,
        @Nullable Checkout checkout) {

    private static final Pattern SLASH_AT_END = Pattern.compile("(?<=.)/+$");

    /** Takes the slash away with which a folder may be written. */
    public DataFile {
        name = withoutSlash(name);
    }

    /** Names a file that a repository brought, and whose checksum nobody has taken. */
    public DataFile(String name, Path path) {
        this(name, path, null, null);
    }

    /**
     * Names a file or folder of a checkout, by its real path: a link that is changed later leads nowhere else.
     *
     * @throws io.github.mlmodel.model.MlModelException if it leads outside
     */
    public static DataFile in(Checkout checkout, String name, Path path) throws IOException {
        return new DataFile(name, checkout.require(path), null, checkout);
    }

    /** Returns the name of a folder that may have been written with a slash at its end. */
    public static String withoutSlash(String name) {
        return SLASH_AT_END.matcher(name).replaceFirst("");
    }

    /** Returns this file with its checksum. */
    public DataFile withChecksum(String taken) {
        return new DataFile(name, path, taken, checkout);
    }

    /** Returns a file in this folder, which may be a link. */
    public DataFile file(String relative) {
        return new DataFile(name + "/" + relative, path.resolve(relative), null, checkout);
    }

    /**
     * Returns where it really is now.
     *
     * @throws io.github.mlmodel.model.MlModelException if that is outside its checkout
     */
    public Path place() throws IOException {
        return checkout == null ? path : checkout.require(path);
    }

    /**
     * Returns where it is by the name that the user knows, for readers that go by names: a link has one of its own, and what
     * it leads to may have been named by a store of large files.
     *
     * @throws io.github.mlmodel.model.MlModelException if it is outside its checkout
     */
    public Path asWritten() throws IOException {
        Path place = place();
        if (checkout == null) {
            return place;
        }
        Path written = checkout.resolve(name);
        return Files.exists(written) && Files.isSameFile(written, place) ? written : place;
    }

    /**
     * Opens it.
     *
     * @throws io.github.mlmodel.model.MlModelException if it is outside its checkout
     * @throws io.github.mlmodel.model.file.ObstacleException if it is no regular file
     */
    public InputStream open() throws IOException {
        return checkout == null ? RegularFiles.open(path) : RegularFiles.openItself(place());
    }
}
