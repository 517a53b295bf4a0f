package io.github.mlmodel.maven.compile;

import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Digest of everything that decides the classes; equal digests mean that there is nothing to compile. */
final class CompilationDigest {

    private CompilationDigest() {}

    /**
     * Returns the digest.
     *
     * @param sources SHA-256 of each file of the request's sources
     */
    static String of(CustomCodeRequest request, SortedMap<Path, String> sources) throws IOException {
        Digest digest = new Digest();
        request.release().arguments().forEach(digest::add);
        Path compiler = request.compiler();
        digest.add(compiler == null ? Runtime.version().toString() : compiler.toString());
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            digest.add(request.sources().relativize(source.getKey()).toString()).add(source.getValue());
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
