package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.device.CudaBundle;
import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The jar of a bundle of CUDA libraries, from the plugin repositories, without what its POM depends on. */
public final class CudaArtifact {

    private static final String GROUP = "org.bytedeco";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    CudaArtifact(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /** Prepares the resolution for a goal; nothing is resolved yet. */
    public static CudaArtifact of(RepositorySystem system, MavenSession session) {
        return new CudaArtifact(
                system,
                session.getRepositorySession(),
                session.getCurrentProject().getRemotePluginRepositories());
    }

    /**
     * Returns the jar.
     *
     * @param platform as {@link io.github.mlmodel.device.Machine#cudaPlatform} names it
     * @throws MlModelException if it cannot be resolved
     */
    public Path resolve(CudaBundle bundle, String platform) {
        Artifact artifact =
                new DefaultArtifact(GROUP, bundle.artifactId(), bundle.classifier(platform), "jar", bundle.version());
        try {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, "plugin"))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw MlModelException.internal(
                    session.isOffline()
                            ? "CUDA's libraries are not on this machine, and " + artifact
                                    + " is not in the local repository. Run 'mvn mlmodel:resolve -Dmlmodel.device=cuda'"
                                    + " once online, install CUDA 12 and cuDNN 9, or train on the CPU"
                                    + " (-Dmlmodel.device=cpu)."
                            : "CUDA's libraries are not on this machine, and " + artifact + " cannot be resolved: "
                                    + e.getMessage() + ". Install CUDA 12 and cuDNN 9, or train on the CPU"
                                    + " (-Dmlmodel.device=cpu).",
                    e);
        }
    }
}
