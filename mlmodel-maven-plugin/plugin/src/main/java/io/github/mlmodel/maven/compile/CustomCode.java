package io.github.mlmodel.maven.compile;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.AtomicFiles;
import io.github.mlmodel.core.text.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles a folder of the project's own code, if it has changed since it was compiled last. Annotations are not
 * processed: what a processor would generate is not part of the code's digest.
 */
public final class CustomCode {

    private static final int LISTED = 10;

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
                    request.name() + " could not be compiled into " + request.output() + ": " + e.getMessage()
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
                FileTree.delete(request.output());
                return Optional.empty();
            }
            String digest = CompilationDigest.of(request, files);
            if (isUpToDate(digest)) {
                return Optional.of(new CompiledCode(request.output(), false));
            }
            Path parent = request.output().toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, ".compile-");
            try {
                fill(fresh, files);
                Files.deleteIfExists(digestFile());
                FileTree.delete(request.output());
                AtomicFiles.move(fresh, request.output());
                AtomicFiles.write(digestFile(), digest + "\n");
            } finally {
                FileTree.delete(fresh);
            }
            return Optional.of(new CompiledCode(request.output(), true));
        }

        private boolean isUpToDate(String digest) throws IOException {
            return Files.isDirectory(request.output())
                    && Files.exists(digestFile())
                    && Files.readString(digestFile(), StandardCharsets.UTF_8)
                            .strip()
                            .equals(digest);
        }

        private Path digestFile() {
            return request.output().resolveSibling(request.output().getFileName() + ".sha256");
        }

        private void fill(Path fresh, List<Path> files) throws IOException, InterruptedException {
            List<Path> sources = new ArrayList<>();
            for (Path file : files) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                } else {
                    AtomicFiles.copy(
                            file,
                            fresh.resolve(request.sources().relativize(file).toString()));
                }
            }
            if (sources.isEmpty()) {
                return;
            }
            List<CompilerMessage> errors = Compiler.of(request).compile(request, sources, fresh);
            if (!errors.isEmpty()) {
                throw MlModelException.user(sentence(errors));
            }
        }

        private String sentence(List<CompilerMessage> errors) {
            String listed = errors.stream()
                    .limit(LISTED)
                    .map(error -> "\n    " + error.text(request))
                    .collect(Collectors.joining());
            String more = errors.size() > LISTED ? "\n    and " + (errors.size() - LISTED) + " more" : "";
            return request.name() + " does not compile: " + Names.count(errors.size(), "error") + "." + listed + more
                    + "\nIt is compiled against the project's classes and compile scope, the SPI of mlmodel and"
                    + " <trainDependencies>.";
        }
    }
}
