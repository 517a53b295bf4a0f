package io.github.mlmodel.maven.reach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows own code into the project: from a class to the source that it was compiled from, and on to all that this source's
 * classes name in their class files, and all that the source itself names, for the sake of constants.
 */
final class Reach {

    private final ProjectClasses own;
    private final ProjectClasses project;
    private final LibraryClasses libraries;
    private final SourceRoots roots;
    private final Deque<ClassFile> open = new ArrayDeque<>();
    private final Set<String> sources = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private boolean reachesLibrary;

    /** Prepares; nothing is followed yet. */
    Reach(ProjectClasses own, ProjectClasses project, LibraryClasses libraries, SourceRoots roots) {
        this.own = own;
        this.project = project;
        this.libraries = libraries;
        this.roots = roots;
    }

    /**
     * Follows.
     *
     * @param attributed binary names of the classes that the compiler has found in own code
     */
    Reached from(Set<String> attributed) throws IOException {
        for (ClassFile each : own.all()) {
            Optional<String> call = ByName.in(each);
            if (call.isPresent()) {
                return everything(each, call.get());
            }
            each.classes().forEach(this::meet);
        }
        new TreeSet<>(attributed).forEach(name -> meet(name.replace('.', '/')));
        while (!open.isEmpty()) {
            Optional<Reached> all = follow(open.remove());
            if (all.isPresent()) {
                return all.get();
            }
        }
        return reachesLibrary && project.haveServices()
                ? Reached.everything("a library may load the classes that META-INF/services names")
                : new Reached(List.copyOf(sources), reachesLibrary, "");
    }

    private Optional<Reached> follow(ClassFile file) throws IOException {
        Optional<Path> source = roots.find(file);
        if (source.isEmpty()) {
            return Optional.of(Reached.everything(file.shown() + " has no Java source in the project"));
        }
        if (!sources.add(file.folder() + file.source())) {
            return Optional.empty();
        }
        for (ClassFile each : project.ofSourceOf(file)) {
            Optional<String> call = ByName.in(each);
            if (call.isPresent()) {
                return Optional.of(everything(each, call.get()));
            }
            each.classes().forEach(this::meet);
        }
        // Whatever the encoding: a name that is not ASCII is rare, and a comment may be anything.
        SourceNames.of(new String(Files.readAllBytes(source.get()), StandardCharsets.UTF_8))
                .candidates()
                .forEach(name -> meet(name.replace('.', '/')));
        return Optional.empty();
    }

    private static Reached everything(ClassFile file, String call) {
        return Reached.everything(file.shown() + " uses " + call);
    }

    private void meet(String name) {
        if (!seen.add(name) || own.has(name)) {
            return;
        }
        @Nullable ClassFile file = project.get(name);
        if (file != null) {
            open.add(file);
        } else if (!reachesLibrary) {
            reachesLibrary = libraries.has(name);
        }
    }
}
