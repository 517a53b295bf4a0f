package io.github.mlmodel.maven.compile;

import io.github.mlmodel.core.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Digest of everything that decides the classes; equal digests mean that there is nothing to compile. */
final class CompilationDigest {

    private CompilationDigest() {}

    static String of(CustomCodeRequest request, List<Path> files) throws IOException {
        Digest digest = new Digest();
        request.release().arguments().forEach(digest::add);
        Path compiler = request.compiler();
        digest.add(compiler == null ? Runtime.version().toString() : compiler.toString());
        for (Path file : files) {
            digest.add(request.sources().relativize(file).toString()).add(Digest.of(file));
        }
        for (Path entry : request.classPath()) {
            addEntry(digest, entry);
        }
        return digest.hex();
    }

    /** Of a folder the class files count: goals write other files into the project's output folder. */
    private static void addEntry(Digest digest, Path entry) throws IOException {
        digest.add(entry.toString());
        if (Files.isRegularFile(entry)) {
            digest.addLong(Files.size(entry))
                    .addLong(Files.getLastModifiedTime(entry).toMillis());
        }
        for (Path file : FileTree.files(entry)) {
            if (file.toString().endsWith(".class")) {
                digest.add(entry.relativize(file).toString()).add(Digest.of(file));
            }
        }
    }
}
