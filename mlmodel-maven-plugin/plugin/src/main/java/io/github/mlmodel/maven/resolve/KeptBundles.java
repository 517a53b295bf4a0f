package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bundles of one repository that earlier builds have fetched, by coordinates and digest. They are what an offline build
 * may compare with.
 *
 * @param folder that has those of one repository, which its URL decides
 * @param used told which bundle is used
 */
record KeptBundles(Path folder, Consumer<Path> used) {

    private static final String BUNDLES = "bundles";

    /** Returns whether a file in a cache is a bundle, and not what a repository said. */
    static boolean isBundle(Path cache, Path file) {
        Path inside = cache.relativize(file);
        return inside.getNameCount() > 1 && inside.getName(1).endsWith(BUNDLES) && Files.isRegularFile(file);
    }

    /** Returns the folder that has what the repository said of versions. */
    Path answers() {
        return folder.resolve("answers");
    }

    /** Keeps a bundle, and returns where. */
    Path keep(ArtifactCoordinates bundle, Path file) throws IOException {
        Path kept = versions(bundle).resolve(bundle.version()).resolve(name(bundle, file));
        Files.createDirectories(kept.getParent());
        AtomicFiles.copy(file, kept);
        used.accept(kept);
        return kept;
    }

    /** Returns a bundle, if one is kept as it was fetched. Where the version was published twice there are two, and none is it. */
    Optional<Path> find(ArtifactCoordinates bundle) throws IOException {
        Path version = versions(bundle).resolve(bundle.version());
        if (!Files.isDirectory(version)) {
            return Optional.empty();
        }
        List<Path> whole = new ArrayList<>();
        for (Path file : Folders.files(version)) {
            if (file.endsWith(name(bundle, file))) {
                whole.add(file);
            }
        }
        whole.forEach(used);
        return whole.size() == 1 ? Optional.of(whole.get(0)) : Optional.empty();
    }

    /** Returns the versions of which something is kept. */
    List<String> versionsOf(ArtifactCoordinates any) throws IOException {
        Path versions = versions(any);
        return Files.isDirectory(versions)
                ? Folders.in(versions).stream()
                        .map(version -> version.getFileName().toString())
                        .toList()
                : List.of();
    }

    private static String name(ArtifactCoordinates bundle, Path file) throws IOException {
        return bundle.classifier() + "-" + Digest.of(file) + "." + bundle.extension();
    }

    private Path versions(ArtifactCoordinates bundle) {
        return folder.resolve(BUNDLES).resolve(bundle.groupId()).resolve(bundle.artifactId());
    }
}
