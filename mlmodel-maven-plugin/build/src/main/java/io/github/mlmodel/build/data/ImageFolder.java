package io.github.mlmodel.build.data;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The files of a folder of images: all of them but those that operating systems hide or add. */
public final class ImageFolder {

    private static final Set<String> ADDED = Set.of("thumbs.db", "desktop.ini");

    private ImageFolder() {}

    /**
     * Returns the files' paths relative to the folder, with {@code /}, sorted; links are followed.
     *
     * @throws MlModelException if something in it is neither a file nor a folder, or leads out of the folder's checkout
     */
    public static List<String> files(DataFile folder) throws IOException {
        Predicate<Path> counts = path -> counts(FoundFiles.slashed(path));
        FoundFiles found = FoundFiles.in(folder.path(), folder.checkout(), counts, counts);
        if (folder.checkout() != null) {
            folder.checkout()
                    .refuse("The folder of images " + folder.name() + " has", folder.name() + "/", found.ways());
        }
        if (!found.obstacles().isEmpty()) {
            throw MlModelException.user("Not all that stands in the folder of images " + folder.path() + " is a file:"
                    + found.obstacles().lines("\n  "));
        }
        return found.files().stream().map(FoundFiles::slashed).sorted().toList();
    }

    /**
     * Returns a folder's digest, over the relative path and the digest or checksum of every file in it.
     *
     * @param files as {@link #files} returns them
     * @param digests of each, in the same order
     */
    public static String digest(List<String> files, List<String> digests) {
        Digest digest = new Digest();
        for (int i = 0; i < files.size(); i++) {
            digest.add(files.get(i)).add(digests.get(i));
        }
        return digest.hex();
    }

    /** Returns whether a path is neither hidden, by a dot before a name in it, nor added by an operating system. */
    public static boolean counts(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !path.startsWith(".") && !path.contains("/.") && !ADDED.contains(name);
    }
}
