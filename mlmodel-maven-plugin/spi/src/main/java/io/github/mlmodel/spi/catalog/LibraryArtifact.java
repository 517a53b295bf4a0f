package io.github.mlmodel.spi.catalog;

import java.util.List;

/**
 * The artifact of a library that engines leave out of their dependencies, because few of their trainers need it.
 *
 * @param groupId its group
 * @param artifactId its id
 * @param version its version
 * @param withoutGroups groups of what it names and the engines do not need
 */
public record LibraryArtifact(String groupId, String artifactId, String version, List<String> withoutGroups) {

    /** Copies the list. */
    public LibraryArtifact {
        withoutGroups = List.copyOf(withoutGroups);
    }
}
