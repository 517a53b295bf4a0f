package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshSessionTest {

    private static final Artifact JAR = new DefaultArtifact("org.shop", "shop", "jar", "1.0");

    @TempDir
    Path temporary;

    private Resolver resolver;
    private FolderRepository remote;

    @BeforeEach
    void publish() throws Exception {
        resolver = new Resolver(temporary.resolve("local"));
        remote = new FolderRepository(temporary.resolve("remote"));
        remote.write("org/shop/shop/1.0/shop-1.0.jar", "published");
    }

    @Test
    void whatAModuleOfTheBuildHasMadeIsNotTakenForWhatIsPublished() throws Exception {
        Path built = temporary.resolve("built.jar");
        Files.writeString(built, "built");
        resolver.session.setWorkspaceReader(new Module(built.toFile()));

        assertThat(resolved(resolver.session)).isEqualTo(built);
        assertThat(resolved(fresh())).content().isEqualTo("published");
    }

    @Test
    void whatIsInstalledIsNotTakenForWhatIsPublished() throws Exception {
        new FolderRepository(temporary.resolve("local")).write("org/shop/shop/1.0/shop-1.0.jar", "installed");

        assertThat(resolved(resolver.session)).content().isEqualTo("installed");
        assertThat(resolved(fresh())).content().isEqualTo("published");
    }

    @Test
    void aRepositoryIsAskedItselfAndNotItsMirror() {
        resolver.session.setMirrorSelector(
                repository -> new RemoteRepository.Builder("mirror", "default", "http://mirror.example.org/").build());

        assertThat(asked(resolver.session)).isEqualTo("http://mirror.example.org/");
        assertThat(asked(fresh())).isEqualTo(repository().getUrl());
    }

    @Test
    void whatTheBuildHasFetchedBeforeIsFetchedAnew() throws Exception {
        resolved(fresh());
        remote.write("org/shop/shop/1.0/shop-1.0.jar", "published since");

        assertThat(resolved(FreshSession.of(resolver.system, resolver.session, temporary.resolve("another"))))
                .content()
                .isEqualTo("published since");
    }

    @Test
    void checksumsAreStrictWhateverTheBuildForgives() {
        resolver.session.setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_IGNORE);

        assertThat(fresh().getChecksumPolicy()).isEqualTo(RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        assertThat(fresh().getUpdatePolicy()).isEqualTo(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
    }

    private RepositorySystemSession fresh() {
        return FreshSession.of(resolver.system, resolver.session, temporary.resolve("fresh"));
    }

    private String asked(RepositorySystemSession session) {
        return resolver.system
                .newResolutionRepositories(session, List.of(repository()))
                .get(0)
                .getUrl();
    }

    private Path resolved(RepositorySystemSession session) throws ArtifactResolutionException {
        return resolver.system
                .resolveArtifact(session, new ArtifactRequest(JAR, List.of(repository()), ""))
                .getArtifact()
                .getFile()
                .toPath();
    }

    private RemoteRepository repository() {
        return new RemoteRepository.Builder(
                        "releases", "default", remote.folder().toUri().toString())
                .build();
    }

    /** A module of the build that has made the jar. */
    private record Module(File jar) implements WorkspaceReader {

        @Override
        public WorkspaceRepository getRepository() {
            return new WorkspaceRepository("reactor");
        }

        @Override
        public File findArtifact(Artifact artifact) {
            return jar;
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return List.of();
        }
    }
}
