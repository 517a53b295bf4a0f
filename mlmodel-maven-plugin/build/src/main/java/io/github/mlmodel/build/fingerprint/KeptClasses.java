package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.files.OwnFolders;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compiled code of projects by what decides it, a folder each, whose name says what is in it. It is run later, and whoever may
 * write to the cache could put other code there under a name that fits: so each folder is its user's alone to write to.
 *
 * @param folder where these are
 */
record KeptClasses(Path folder) {

    private static final String CLASSES = "classes-";

    /** A name has to leave room for those of classes. */
    private static final int SHOWN_DIGEST = 32;

    /** Returns the folder of what was compiled of these inputs, if there is one; {@code mine} is surely this user's. */
    Optional<Path> of(String inputs, Path mine) throws IOException {
        for (Path entry : Folders.in(folder)) {
            if (entry.getFileName().toString().startsWith(prefix(inputs)) && OwnFolders.isOwn(entry, mine)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the folder that takes what was compiled. */
    static String name(String inputs, Path classes) throws IOException {
        Digest digest = new Digest();
        for (Path file : Folders.files(classes)) {
            digest.add(classes.relativize(file).toString().replace('\\', '/')).add(Digest.of(file));
        }
        return prefix(inputs) + digest.hex().substring(0, SHOWN_DIGEST);
    }

    private static String prefix(String inputs) {
        return CLASSES + inputs.substring(0, SHOWN_DIGEST) + "-";
    }

    /** Puts copies of all files into a folder of this user alone, and nothing else. */
    static void copy(Path classes, Path target) throws IOException {
        Folders.delete(target);
        OwnFolders.make(target);
        for (Path file : Folders.files(classes)) {
            Path copy = target.resolve(classes.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            AtomicFiles.copy(file, copy);
        }
    }
}
