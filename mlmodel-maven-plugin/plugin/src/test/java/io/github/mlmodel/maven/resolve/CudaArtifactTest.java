package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.device.CudaBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaArtifactTest {

    private static final CudaBundle BUNDLE = CudaBundle.MATHEMATICS;

    @TempDir
    Path temporary;

    private Resolver resolver;
    private CudaArtifact artifact;

    @BeforeEach
    void prepare() {
        resolver = new Resolver(temporary.resolve("local"));
        RemoteRepository central = new RemoteRepository.Builder("central", "default", url()).build();
        artifact = new CudaArtifact(resolver.system, resolver.session, List.of(central));
    }

    @Test
    void theJarOfThePlatformIsResolvedAndNothingElse() throws IOException {
        String folder = "org/bytedeco/cuda/" + BUNDLE.version() + "/";
        String name = "cuda-" + BUNDLE.version() + "-linux-x86_64-redist.jar";
        new FolderRepository(temporary.resolve("remote")).write(folder + name, "libraries");

        assertThat(artifact.resolve(BUNDLE, "linux-x86_64")).hasFileName(name).hasContent("libraries");
    }

    @Test
    void whatIsMissingIsNamedWithTheWaysOut() {
        assertThatThrownBy(() -> artifact.resolve(BUNDLE, "windows-x86_64"))
                .hasMessage("CUDA's libraries are not on this machine, and " + coordinates("windows-x86_64-redist")
                        + " cannot be resolved: Could not find artifact " + coordinates("windows-x86_64-redist")
                        + " in central (" + url() + "). Install CUDA 12 and cuDNN 9, or train on the CPU"
                        + " (-Dmlmodel.device=cpu).");
    }

    @Test
    void offlineItSaysWhichGoalToRunOnline() {
        resolver.session.setOffline(true);

        assertThatThrownBy(() -> artifact.resolve(BUNDLE, "linux-x86_64"))
                .hasMessage("CUDA's libraries are not on this machine, and " + coordinates("linux-x86_64-redist")
                        + " is not in the local repository. Run 'mvn mlmodel:resolve -Dmlmodel.device=cuda' once online,"
                        + " install CUDA 12 and cuDNN 9, or train on the CPU (-Dmlmodel.device=cpu).");
    }

    private String url() {
        return temporary.resolve("remote").toUri().toString();
    }

    private static String coordinates(String classifier) {
        return "org.bytedeco:cuda:jar:" + classifier + ":" + BUNDLE.version();
    }
}
