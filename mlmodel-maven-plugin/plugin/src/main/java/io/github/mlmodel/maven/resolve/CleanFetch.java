package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.MetadataRequest;
import org.eclipse.aether.resolution.MetadataResult;

/**
 * Fetches a file from one repository as somebody would who has never seen it: with an empty local repository, no workspace
 * reader and no mirror; see {@link FreshSession}.
 */
record CleanFetch(RepositorySystem system, RepositorySystemSession session) {

    /** Carries the resolver's exception, of whatever kind, to where it is explained. */
    static final class Unfetched extends Exception {

        private static final long serialVersionUID = 1L;

        private final Exception reason;

        Unfetched(Exception reason) {
            super(reason);
            this.reason = reason;
        }

        Exception reason() {
            return reason;
        }
    }

    /**
     * Fetches.
     *
     * @param folder where the file is put
     * @throws Unfetched if the repository does not give it
     */
    Path fetch(ArtifactCoordinates coordinates, RemoteRepository remote, Path folder) throws IOException, Unfetched {
        Files.createDirectories(folder);
        Path localRepository = Files.createTempDirectory(folder, "repository-");
        try {
            RepositorySystemSession fresh = FreshSession.of(system, session, localRepository);
            Path file = folder.resolve(coordinates.fileName());
            AtomicFiles.copy(fetch(fresh, remote, coordinates), file);
            return file;
        } finally {
            Folders.delete(localRepository);
        }
    }

    private Path fetch(RepositorySystemSession fresh, RemoteRepository remote, ArtifactCoordinates coordinates)
            throws Unfetched {
        Artifact artifact = new DefaultArtifact(
                coordinates.groupId(),
                coordinates.artifactId(),
                coordinates.classifier(),
                coordinates.extension(),
                coordinates.version());
        if (artifact.isSnapshot()) {
            // Without it the resolver takes a snapshot whose metadata it cannot read for one that is not there.
            readSnapshotMetadata(fresh, remote, artifact);
        }
        try {
            return system.resolveArtifact(fresh, new ArtifactRequest(artifact, List.of(remote), ""))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            List<Exception> causes =
                    e.getResult() == null ? List.of() : e.getResult().getExceptions();
            throw new Unfetched(causes.isEmpty() ? e : causes.get(0));
        }
    }

    private void readSnapshotMetadata(RepositorySystemSession fresh, RemoteRepository remote, Artifact artifact)
            throws Unfetched {
        Metadata metadata = new DefaultMetadata(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                "maven-metadata.xml",
                Metadata.Nature.SNAPSHOT);
        for (MetadataResult result :
                system.resolveMetadata(fresh, List.of(new MetadataRequest(metadata, remote, "")))) {
            if (result.getException() != null) {
                throw new Unfetched(result.getException());
            }
        }
    }
}
