package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Digests of source code: of what is written, not of what a compiler makes of it, which differs between JDKs. */
public final class CodeDigest {

    private CodeDigest() {}

    /**
     * Returns the digest over relative paths and contents of all files below {@code roots}, and over {@code libraries}.
     *
     * @param roots folders of sources, in order; those that do not exist count as empty
     * @param libraries what the code is compiled against, in order, for example coordinates
     */
    public static String of(List<Path> roots, List<String> libraries, DigestCache digests) throws IOException {
        Digest digest = new Digest().add("code");
        for (Path root : roots) {
            digest.add("root");
            for (Path file : files(root)) {
                digest.add(root.relativize(file).toString().replace('\\', '/')).add(digests.digest(file));
            }
        }
        libraries.forEach(digest::add);
        return digest.hex();
    }

    /** Links are followed, as compilers follow them. */
    private static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
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
