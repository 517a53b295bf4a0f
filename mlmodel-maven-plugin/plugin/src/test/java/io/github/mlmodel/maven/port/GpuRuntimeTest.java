package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.device.CudaBundle;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.device.Programs;
import io.github.mlmodel.files.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuRuntimeTest {

    private static final String PLATFORM = "linux-x86_64";

    @TempDir
    Path temporary;

    private final List<String> resolved = new ArrayList<>();
    private final Lines lines = new Lines();

    @Test
    void whatTheMachineLacksIsResolvedAndExtractedOnce() throws IOException {
        Path cuda = temporary.resolve("cache/cuda");

        List<Path> folders = runtime().folders();

        assertThat(folders)
                .containsExactly(
                        cuda.resolve("cuda-redist-" + CudaBundle.RUNTIME.version() + "-" + PLATFORM),
                        cuda.resolve("cuda-" + CudaBundle.MATHEMATICS.version() + "-" + PLATFORM));
        assertThat(folders.get(0).resolve("libcudart.so.12")).exists();
        assertThat(folders.get(1).resolve("libcudnn.so.9")).exists();
        assertThat(resolved).containsExactly("cuda-redist", "cuda");
        assertThat(lines.info)
                .containsExactly(
                        "This machine lacks libcudart.so.12: resolving org.bytedeco:cuda-redist:"
                                + CudaBundle.RUNTIME.version() + ":linux-x86_64 (0.4 GB, once)",
                        "This machine lacks libcublasLt.so.12 and 13 more: resolving org.bytedeco:cuda:"
                                + CudaBundle.MATHEMATICS.version() + ":linux-x86_64-redist (2.0 GB, once)");

        assertThat(runtime().folders()).isEqualTo(folders);
        assertThat(runtime().resolve()).isZero();
        assertThat(resolved).hasSize(2);
    }

    @Test
    void aMachinesOwnLibrariesAreTakenWhereTheyLie() throws IOException {
        Path own = Files.createDirectories(temporary.resolve("root/usr/local/cuda/lib64"));
        for (CudaBundle bundle : CudaBundle.ALL) {
            for (String name : bundle.libraries(PLATFORM)) {
                Files.writeString(own.resolve(name), "cudaLibraryLoadData");
            }
        }

        assertThat(runtime().folders()).containsExactly(own);
        assertThat(resolved).isEmpty();
    }

    @Test
    void resolvingExtractsNothing() throws IOException {
        assertThat(runtime().resolve()).isEqualTo(2);
        assertThat(temporary.resolve("cache")).doesNotExist();
    }

    private GpuRuntime runtime() {
        Machine machine = new Machine(
                "Linux",
                "amd64",
                Map.of(),
                temporary.resolve("root"),
                (program, arguments) -> new Programs.Output(0, ""));
        return new GpuRuntime(
                this::jar, temporary.resolve("cache"), new Patience(Duration.ZERO, line -> {}), machine, lines);
    }

    private Path jar(CudaBundle bundle, String platform) {
        resolved.add(bundle.artifactId());
        Path jar = temporary.resolve(bundle.artifactId() + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : bundle.libraries(platform)) {
                zip.putNextEntry(new ZipEntry("org/bytedeco/cuda/" + platform + "/" + name));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static final class Lines extends SystemStreamLog {

        private final List<String> info = new ArrayList<>();

        @Override
        public void info(CharSequence line) {
            info.add(line.toString());
        }
    }
}
