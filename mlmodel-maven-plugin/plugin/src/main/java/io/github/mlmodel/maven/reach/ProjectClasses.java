package io.github.mlmodel.maven.reach;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes in a folder, by name, and by the source that they were compiled from. */
final class ProjectClasses {

    private static final String CLASS = ".class";

    private final SortedMap<String, ClassFile> classes = new TreeMap<>();
    private final SortedMap<String, List<ClassFile>> bySource = new TreeMap<>();

    private final boolean haveServices;

    private ProjectClasses(boolean haveServices) {
        this.haveServices = haveServices;
    }

    /** Reads a folder of classes, which need not exist. */
    static ProjectClasses in(Path folder) throws IOException {
        ProjectClasses all = new ProjectClasses(haveServices(folder));
        for (Path file : files(folder)) {
            ClassFile read = read(file);
            // Where a class does not stand under its name no class loader finds it, as in META-INF/versions of a
            // folder.
            if (file.equals(folder.resolve(read.name() + CLASS))) {
                all.add(read);
            }
        }
        return all;
    }

    private static ClassFile read(Path file) throws IOException {
        try {
            return ClassFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as a class: " + e.getMessage(), e);
        }
    }

    private void add(ClassFile file) {
        classes.put(file.name(), file);
        bySource.computeIfAbsent(file.folder() + file.source(), name -> new ArrayList<>())
                .add(file);
    }

    /** Returns the class files below a folder, sorted. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(path -> path.toString().endsWith(CLASS))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Returns whether a folder names classes for {@code ServiceLoader}. */
    static boolean haveServices(Path folder) throws IOException {
        Path services = folder.resolve("META-INF/services");
        if (!Files.isDirectory(services)) {
            return false;
        }
        try (Stream<Path> all = Files.list(services)) {
            return all.findAny().isPresent();
        }
    }

    boolean haveServices() {
        return haveServices;
    }

    boolean has(String name) {
        return classes.containsKey(name);
    }

    @Nullable
    ClassFile get(String name) {
        return classes.get(name);
    }

    Collection<ClassFile> all() {
        return classes.values();
    }

    /** Returns the classes that were compiled from the same source as another one, itself among them. */
    List<ClassFile> ofSourceOf(ClassFile one) {
        return bySource.getOrDefault(one.folder() + one.source(), List.of(one));
    }
}
