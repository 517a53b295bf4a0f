package io.github.mlmodel.maven.reach;

import io.github.mlmodel.build.fingerprint.CodeDigest;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.maven.compile.CompiledCode;
import io.github.mlmodel.maven.reach.ProjectCode.NeededLibrary;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what own code needs: its folder, {@code <trainDependencies>}, the sources of the project that it reaches, and where
 * it reaches a library, all libraries.
 *
 * <p>What it finds follows from sources and libraries alone, so that the same comes out on each machine. What is remembered
 * is found by a digest of all that it follows from, class files included: a class that is new, or in another's way, is
 * another digest, and then own code is compiled and followed again.
 */
public final class NeededCode {

    /** Raised whenever equal code would be found to need something else. */
    private static final int REVISION = 1;

    private final ProjectCode project;
    private final SourceRoots roots;
    private final DigestCache digests;
    private final KnownReaches known;

    /**
     * Prepares; nothing is read yet.
     *
     * @param file keeps what is found
     */
    public NeededCode(ProjectCode project, Path file, DigestCache digests) {
        this.project = project;
        this.roots = new SourceRoots(project.sources());
        this.digests = digests;
        this.known = new KnownReaches(file, digests);
    }

    /**
     * What own code needs.
     *
     * @param inputs what decides its classes and what they do, its folder first
     * @param note says why all of the project counts, or is empty
     */
    public record Needed(List<Input> inputs, String note) {

        /** Copies the list. */
        public Needed {
            inputs = List.copyOf(inputs);
        }
    }

    /** Compiles own code, if it is there and has changed since. */
    @FunctionalInterface
    public interface Compilation {

        /**
         * Returns the classes, or nothing when there is no code.
         *
         * @throws MlModelException if it does not compile
         */
        Optional<CompiledCode> compile() throws IOException;
    }

    /**
     * Returns what the code in a folder needs.
     *
     * @param folder {@code src/train} or {@code src/evaluate}
     * @throws MlModelException if it does not compile
     */
    public Needed of(Path folder, Compilation compilation) throws IOException {
        List<Input> inputs = new ArrayList<>();
        inputs.add(Input.code("own", project.shown(folder), CodeDigest.of(folder, digests)));
        List<Input> libraries = inputs("library ", project.libraries());
        List<Input> trainLibraries = inputs("train dependency ", project.trainLibraries());
        String key = key(inputs.get(0), libraries, trainLibraries);
        @Nullable Reached reached = known.get(key);
        if (reached == null) {
            reached = find(compilation);
            known.put(key, reached);
        }
        known.save();
        inputs.addAll(reached.isEverything() ? everything() : sources(reached));
        if (reached.libraries()) {
            inputs.addAll(libraries);
            if (!reached.isEverything()) {
                // A library may read files of the class path for the code that calls it.
                addFolders("resources ", project.resources(), inputs);
            }
        }
        inputs.addAll(trainLibraries);
        return new Needed(inputs, note(folder, reached));
    }

    private String note(Path folder, Reached reached) {
        return reached.isEverything()
                ? project.shown(folder) + ": all sources, resources and libraries of the project count, because "
                        + reached.everything()
                : "";
    }

    private List<Input> inputs(String role, List<NeededLibrary> libraries) throws IOException {
        SortedMap<String, Input> inputs = new TreeMap<>();
        for (NeededLibrary library : libraries) {
            inputs.put(
                    library.name(), Input.code(role + library.name(), library.shown(), known.entries(library.file())));
        }
        return List.copyOf(inputs.values());
    }

    private String key(Input own, List<Input> libraries, List<Input> trainLibraries) throws IOException {
        Digest key = new Digest().addLong(REVISION).add(own.value());
        for (Path root : project.sources()) {
            key.add(CodeDigest.of(root, digests));
        }
        for (Path file : ProjectClasses.files(project.output())) {
            key.add(project.output().relativize(file).toString()).add(Digest.of(file));
        }
        key.addLong(ProjectClasses.haveServices(project.output()) ? 1 : 0);
        libraries.forEach(library -> key.add(library.role()).add(library.value()));
        trainLibraries.forEach(library -> key.add(library.role()).add(library.value()));
        return key.hex();
    }

    private Reached find(Compilation compilation) throws IOException {
        Optional<CompiledCode> code = compilation.compile();
        if (code.isEmpty()) {
            return Reached.NOTHING;
        }
        List<Path> files = new ArrayList<>();
        project.libraries().forEach(library -> files.add(library.file()));
        project.trainLibraries().forEach(library -> files.add(library.file()));
        try (LibraryClasses libraries = new LibraryClasses(files)) {
            return new Reach(
                            ProjectClasses.in(code.get().classes()),
                            ProjectClasses.in(project.output()),
                            libraries,
                            roots)
                    .from(code.get().types());
        }
    }

    private List<Input> sources(Reached reached) {
        List<Input> inputs = new ArrayList<>();
        for (String path : reached.sources()) {
            Path file = roots.find(path)
                    .orElseThrow(() -> MlModelException.internal(
                            path + " is gone from the project's sources while the build reads them. Run it again."));
            inputs.add(Input.code(path, project.shown(file), digests.digest(file)));
        }
        return inputs;
    }

    private List<Input> everything() throws IOException {
        List<Input> inputs = new ArrayList<>();
        addFolders("sources ", project.sources(), inputs);
        addFolders("resources ", project.resources(), inputs);
        List<Path> withoutSource = roots.withoutSource(project.output());
        if (!withoutSource.isEmpty()) {
            inputs.add(Input.code(
                    "classes",
                    project.shown(project.output()),
                    CodeDigest.of(project.output(), withoutSource, digests)));
        }
        return inputs;
    }

    private void addFolders(String role, List<Path> folders, List<Input> inputs) throws IOException {
        int number = 1;
        for (Path folder : folders) {
            List<Path> files = CodeDigest.files(folder).stream()
                    .filter(file -> !role.equals("resources ") || !project.isApart(file))
                    .toList();
            if (!files.isEmpty()) {
                inputs.add(Input.code(role + number++, project.shown(folder), CodeDigest.of(folder, files, digests)));
            }
        }
    }
}
