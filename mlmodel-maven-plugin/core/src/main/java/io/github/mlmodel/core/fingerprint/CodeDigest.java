package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.file.Digest;
import io.github.mlmodel.core.file.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
            for (Path file : Folders.files(root)) {
                digest.add(root.relativize(file).toString().replace('\\', '/')).add(digests.digest(file));
            }
        }
        libraries.forEach(digest::add);
        return digest.hex();
    }
}
