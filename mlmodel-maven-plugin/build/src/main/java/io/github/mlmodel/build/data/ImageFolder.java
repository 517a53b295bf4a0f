package io.github.mlmodel.build.data;

import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a folder of images: all of them but those that operating systems hide or add. */
public final class ImageFolder {

    private static final Set<String> ADDED = Set.of("thumbs.db", "desktop.ini");

    private ImageFolder() {}

    /** Returns the files' paths relative to the folder, with {@code /}, sorted; links are followed. */
    public static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(ImageFolder::counts)
                    .sorted()
                    .toList();
        }
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
