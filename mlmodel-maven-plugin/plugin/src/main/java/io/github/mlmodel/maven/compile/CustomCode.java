package io.github.mlmodel.maven.compile;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compiles a folder of the project's own code, if it has changed since it was compiled last. Annotations are not
 * processed: what a processor would generate is not part of the code's digest.
 */
public final class CustomCode {

    private CustomCode() {}

    /**
     * Compiles.
     *
     * @return the classes, or empty when the folder does not exist or holds no file; there is no output then
     * @throws MlModelException if the code has errors, or no compiler is found
     */
    public static Optional<CompiledCode> compile(CustomCodeRequest request) {
        try {
            return new Compilation(request).run();
        } catch (IOException e) {
            throw MlModelException.internal(
                    request.name() + " could not be compiled into " + request.output() + ": "
                            + FileTrouble.full(e, List.of(request.output())).orElseGet(() -> FileTrouble.clause(e))
                            + ". Look whether the folder can be written and the disk has room.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted while it compiled " + request.name() + ".", e);
        }
    }

    private record Compilation(CustomCodeRequest request) {

        Optional<CompiledCode> run() throws IOException, InterruptedException {
            List<Path> files = FileTree.files(request.sources());
            if (files.isEmpty()) {
                Files.deleteIfExists(digestFile());
                Files.deleteIfExists(typesFile());
                Folders.delete(request.output());
                return Optional.empty();
            }
            SortedMap<Path, String> sources = digests(request.sources(), files);
            if (isUpToDate(CompilationDigest.of(request, sources))) {
                return Optional.of(new CompiledCode(
                        request.output(),
                        sources,
                        Set.copyOf(Files.readAllLines(typesFile(), StandardCharsets.UTF_8))));
            }
            Path parent = request.output().toAbsolutePath().getParent();
            Files.createDirectories(parent);
            // What is compiled is a copy, which nobody changes between the compiler's reading and the digest's.
            Path copy = Files.createTempDirectory(parent, ".sources-");
            Path fresh = Files.createTempDirectory(parent, ".compile-");
            try {
                copy(files, copy);
                Set<String> types = fill(request.withSources(copy), fresh);
                SortedMap<Path, String> compiled = digests(copy, FileTree.files(copy));
                Files.deleteIfExists(digestFile());
                Folders.delete(request.output());
                AtomicFiles.move(fresh, request.output());
                AtomicFiles.write(typesFile(), lines(types));
                AtomicFiles.write(digestFile(), CompilationDigest.of(request, compiled) + "\n");
                return Optional.of(new CompiledCode(request.output(), compiled, types));
            } finally {
                Folders.delete(fresh);
                Folders.delete(copy);
            }
        }

        private void copy(List<Path> files, Path copy) throws IOException {
            for (Path file : files) {
                AtomicFiles.copy(
                        file, copy.resolve(request.sources().relativize(file).toString()));
            }
        }

        /** Returns the SHA-256 of each file in a folder, as one of the request's sources. */
        private SortedMap<Path, String> digests(Path folder, List<Path> files) throws IOException {
            SortedMap<Path, String> digests = new TreeMap<>();
            for (Path file : files) {
                digests.put(request.sources().resolve(folder.relativize(file).toString()), Digest.of(file));
            }
            return digests;
        }

        private boolean isUpToDate(String digest) throws IOException {
            return Files.isDirectory(request.output())
                    && Files.exists(typesFile())
                    && Files.exists(digestFile())
                    && Files.readString(digestFile(), StandardCharsets.UTF_8)
                            .strip()
                            .equals(digest);
        }

        private Path digestFile() {
            return request.output().resolveSibling(request.output().getFileName() + ".sha256");
        }

        private Path typesFile() {
            return request.output().resolveSibling(request.output().getFileName() + ".types");
        }

        private static String lines(Set<String> types) {
            return types.stream().sorted().map(type -> type + "\n").collect(Collectors.joining());
        }

        private static Set<String> fill(CustomCodeRequest request, Path fresh)
                throws IOException, InterruptedException {
            List<Path> sources = new ArrayList<>();
            for (Path file : FileTree.files(request.sources())) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                } else {
                    AtomicFiles.copy(
                            file,
                            fresh.resolve(request.sources().relativize(file).toString()));
                }
            }
            if (sources.isEmpty()) {
                return Set.of();
            }
            Compiler.Compiled compiled = Compiler.of(request).compile(request, sources, fresh);
            if (!compiled.errors().isEmpty()) {
                throw MlModelException.user(sentence(request, compiled.errors()));
            }
            return compiled.types();
        }

        private static String sentence(CustomCodeRequest request, List<CompilerMessage> errors) {
            Shown shown =
                    Shown.of(errors.stream().map(error -> error.text(request)).toList());
            return request.name() + " does not compile: " + Names.count(errors.size(), "error") + "."
                    + shown.lines("\n    ")
                    + "\nIt is compiled against the project's classes and compile scope, the SPI of mlmodel and"
                    + " <trainDependencies>.";
        }
    }
}
