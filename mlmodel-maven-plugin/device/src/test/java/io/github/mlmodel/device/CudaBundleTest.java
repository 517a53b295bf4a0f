package io.github.mlmodel.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaBundleTest {

    @TempDir
    Path root;

    @Test
    void aMachineWithNothingLacksEverything() throws IOException {
        Machine machine = new FakeMachine(root).machine();

        assertThat(CudaBundle.RUNTIME.on(machine).missing()).containsExactly("libcudart.so.12");
        assertThat(CudaBundle.MATHEMATICS.on(machine).missing())
                .hasSize(14)
                .startsWith("libcublasLt.so.12", "libcublas.so.12")
                .endsWith("libcudnn.so.9");
    }

    @Test
    void aRuntimeWithoutTheNewestFunctionDoesNotCount() throws IOException {
        FakeMachine machine = new FakeMachine(root).file("usr/lib64/libcudart.so.12", "\0cudaGetKernel\0");

        assertThat(CudaBundle.RUNTIME.on(machine.machine()).missing()).containsExactly("libcudart.so.12");

        machine.file("usr/lib64/libcudart.so.12", "\0cudaGetKernel\0cudaLibraryLoadData\0");
        assertThat(CudaBundle.RUNTIME.on(machine.machine()).missing()).isEmpty();
    }

    @Test
    void aFolderThatTheLoaderDoesNotKnowIsNamed() throws IOException {
        FakeMachine machine =
                new FakeMachine(root).file("usr/local/cuda-12.9/lib64/libcudart.so.12", "cudaLibraryLoadData");

        assertThat(CudaBundle.RUNTIME.on(machine.machine()).folders())
                .containsExactly(root.resolve("usr/local/cuda-12.9/lib64"));
    }

    @Test
    void aFolderThatTheLoaderKnowsIsNot() throws IOException {
        FakeMachine machine = new FakeMachine(root)
                .file("own/libcudart.so.12", "cudaLibraryLoadData")
                .variable("LD_LIBRARY_PATH", "/other:/own");

        assertThat(CudaBundle.RUNTIME.on(machine.machine()).folders()).isEmpty();
        assertThat(CudaBundle.RUNTIME.on(machine.machine()).missing()).isEmpty();
    }

    @Test
    void cudaPathIsLookedInto() throws IOException {
        FakeMachine machine = new FakeMachine(root)
                .file("opt/nvidia/lib64/libcudart.so.12", "cudaLibraryLoadData")
                .variable("CUDA_PATH", "/opt/nvidia");

        assertThat(CudaBundle.RUNTIME.on(machine.machine()).folders())
                .containsExactly(root.resolve("opt/nvidia/lib64"));
    }

    @Test
    void versionsAreToldByNames() throws IOException {
        assertThat(CudaVersions.on(new FakeMachine(root).machine())).isEqualTo("CUDA 12, cuDNN 9");

        Path lib = Files.createDirectories(root.resolve("usr/lib64"));
        Files.writeString(lib.resolve("libcudart.so.12.8.90"), "");
        Files.createSymbolicLink(lib.resolve("libcudart.so.12"), Path.of("libcudart.so.12.8.90"));
        Files.writeString(lib.resolve("libcudnn.so.9.7.1"), "");
        Files.createSymbolicLink(lib.resolve("libcudnn.so.9"), Path.of("libcudnn.so.9.7.1"));
        assertThat(CudaVersions.on(new FakeMachine(root).machine())).isEqualTo("CUDA 12.8.90, cuDNN 9.7.1");
    }

    @Test
    void extractedFoldersComeFirstAndTellTheirVersions() throws IOException {
        Path runtime = Files.createDirectories(root.resolve("cuda-redist-12.9-9.10-1.5.12-linux-x86_64"));
        Files.writeString(runtime.resolve("libcudart.so.12"), "");
        Path mathematics = Files.createDirectories(root.resolve("cuda-12.6-9.5-1.5.11-linux-x86_64"));
        Files.writeString(mathematics.resolve("libcudnn.so.9"), "");
        Map<String, String> environment =
                Machine.withLibraries(Map.of("LD_LIBRARY_PATH", "/own"), List.of(Path.of("/a"), Path.of("/b")), false);

        assertThat(environment).containsEntry("LD_LIBRARY_PATH", "/a:/b:/own");
        assertThat(Machine.withLibraries(Map.of("Path", "C:\\x"), List.of(Path.of("/a")), true))
                .containsEntry("Path", "/a;C:\\x");
        Machine machine = new Machine(
                "Linux",
                "amd64",
                Map.of("LD_LIBRARY_PATH", "/" + runtime.getFileName() + ":/" + mathematics.getFileName()),
                root,
                (program, arguments) -> new Programs.Output(0, ""));
        assertThat(CudaVersions.on(machine)).isEqualTo("CUDA 12.9, cuDNN 9.5");
    }
}
