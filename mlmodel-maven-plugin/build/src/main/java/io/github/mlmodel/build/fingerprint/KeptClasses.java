package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compiled code of projects by what decides it, a folder each, whose name says what is in it.
 *
 * @param folder where these are
 */
record KeptClasses(Path folder) {

    private static final String CLASSES = "classes-";

    /** A name has to leave room for those of classes. */
    private static final int SHOWN_DIGEST = 32;

    /** Returns the folder of what was compiled of these inputs, if there is one. */
    Optional<Path> of(String inputs) throws IOException {
        return Folders.in(folder).stream()
                .filter(entry -> entry.getFileName().toString().startsWith(prefix(inputs)))
                .findFirst();
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

    /** Puts copies of all files into a folder, and nothing else. */
    static void copy(Path classes, Path target) throws IOException {
        Folders.empty(target);
        for (Path file : Folders.files(classes)) {
            Path copy = target.resolve(classes.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            AtomicFiles.copy(file, copy);
        }
    }
}
