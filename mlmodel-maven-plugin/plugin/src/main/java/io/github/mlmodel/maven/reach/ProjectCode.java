package io.github.mlmodel.maven.reach;

import java.nio.file.Path;
import java.util.List;

/**
 * All that own code may reach.
 *
 * @param base the project's folder, which paths are shown relative to
 * @param output the folder of the project's classes
 * @param sources the roots of the project's Java sources
 * @param resources the folders of its resources
 * @param apart folders that hold no input, wherever they are: what a build writes, and the models that it stores
 * @param libraries the project's dependencies; the product's own jars are none, since the engine's identity stands for them
 * @param trainLibraries what {@code <trainDependencies>} brings, the product's own jars aside
 */
public record ProjectCode(
        Path base,
        Path output,
        List<Path> sources,
        List<Path> resources,
        List<Path> apart,
        List<NeededLibrary> libraries,
        List<NeededLibrary> trainLibraries) {

    /** Copies the lists. */
    public ProjectCode {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
        apart = List.copyOf(apart);
        libraries = List.copyOf(libraries);
        trainLibraries = List.copyOf(trainLibraries);
    }

    /**
     * A library.
     *
     * @param name its coordinates without the version, by which it is the same in the next build
     * @param shown its coordinates
     * @param file its jar, or the folder of its classes
     */
    public record NeededLibrary(String name, String shown, Path file) {}

    /** Returns a path as users know it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        return (absolute.startsWith(from) ? from.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    boolean isApart(Path path) {
        return apart.stream().anyMatch(path::startsWith);
    }
}
