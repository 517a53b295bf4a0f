package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.ObstacleException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Digests of source code: of what is written, not of what a compiler makes of it, which differs between JDKs. */
public final class CodeDigest {

    private CodeDigest() {}

    /** Returns the digest over relative paths and contents of all files below a folder; one that does not exist is empty. */
    public static String of(Path folder, DigestCache digests) throws IOException {
        return of(folder, files(folder), digests);
    }

    /**
     * Returns the digest over relative paths and contents of files.
     *
     * @param folder what the paths are relative to
     */
    public static String of(Path folder, List<Path> files, DigestCache digests) throws IOException {
        Digest digest = new Digest().add("code");
        for (Path file : files) {
            digest.add(folder.relativize(file).toString().replace('\\', '/')).add(digests.digest(file));
        }
        return digest.hex();
    }

    /**
     * Returns the files below a folder, sorted; links are followed, as compilers follow them.
     *
     * @throws ObstacleException if something else stands where a name says that there is Java code
     */
    public static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : all.sorted().toList()) {
                requireReadable(path);
                if (Files.isRegularFile(path)) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    /** Left out, its classes would be missing; editors leave links to nowhere under hidden names. */
    private static void requireReadable(Path path) throws ObstacleException {
        String name = path.getFileName().toString();
        if (name.endsWith(".java") && !name.startsWith(".")) {
            Optional<Obstacle> obstacle = Obstacle.at(path);
            if (obstacle.isPresent()) {
                throw new ObstacleException(path, obstacle.get());
            }
        }
    }

    /**
     * Complains if other code was compiled than was digested; the digests are forgotten then.
     *
     * @param name the folder as the user knows it
     * @param folder where the code is; must have been digested
     * @param compiled SHA-256 of what was compiled of each file, or taken along
     * @param meanwhile what the classes are for, for example {@code the model was trained}
     */
    public static void requireCompiled(
            String name, Path folder, Map<Path, String> compiled, DigestCache digests, String meanwhile)
            throws IOException {
        Map<String, Path> changed = new LinkedHashMap<>();
        for (Path file : digests.differing(folder, compiled)) {
            digests.forget(file);
            changed.put(name + "/" + folder.relativize(file).toString().replace('\\', '/'), file);
        }
        if (!changed.isEmpty()) {
            throw new ChangedFilesException(changed, meanwhile);
        }
    }
}
