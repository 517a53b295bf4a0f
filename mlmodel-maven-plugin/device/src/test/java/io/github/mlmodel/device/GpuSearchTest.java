package io.github.mlmodel.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuSearchTest {

    private static final String PLACES = "not found in LD_LIBRARY_PATH, ldconfig's cache, the system's library folders,"
            + " /usr/local/nvidia, /usr/lib/wsl, /usr/local/cuda and CUDA_PATH";
    private static final String INSTALL = "install NVIDIA's driver, which is all that is needed; a container must be"
            + " started with its GPUs (docker run --gpus all)";

    @TempDir
    Path root;

    @Test
    void aGpuIsNamedWithItsMemoryAndDriver() throws IOException {
        GpuSearch found = GpuSearch.on(FakeMachine.withGpu(root).machine());

        assertThat(found.gpu()).contains(new Gpu("NVIDIA A10G", 23028, "550.54.15"));
        assertThat(found.gpu().orElseThrow().text()).isEqualTo("NVIDIA A10G (23028 MiB), driver 550.54.15");
        assertThat(found.reason()).isEmpty();
    }

    @Test
    void withoutNvidiaSmiTheKernelTells() throws IOException {
        FakeMachine machine = FakeMachine.withGpu(root)
                .without(FakeMachine.SMI)
                .file(
                        "proc/driver/nvidia/version",
                        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release Build\n")
                .file("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA L4\nIRQ: 1\n");

        assertThat(GpuSearch.on(machine.machine()).gpu()).contains(new Gpu("NVIDIA L4", 0, "550.54.15"));
    }

    @Test
    void aContainerThatTellsNothingHasAGpuAllTheSame() throws IOException {
        FakeMachine machine = FakeMachine.withGpu(root).without(FakeMachine.SMI);

        assertThat(GpuSearch.on(machine.machine()).gpu().orElseThrow().text()).isEqualTo("NVIDIA GPU");
    }

    @Test
    void theLibraryIsFoundThroughLdconfigsCache() throws IOException {
        FakeMachine machine = FakeMachine.withGpu(root)
                .without("usr/lib/x86_64-linux-gnu/libcuda.so.1")
                .file("opt/driver/libcuda.so.1", "")
                .file("etc/ld.so.cache", "glibc-ld.so.cache1.1\0libcuda.so.1\0/opt/driver/libcuda.so.1\0");

        assertThat(GpuSearch.on(machine.machine()).gpu()).isPresent();
    }

    @Test
    void aMachineWithoutDriverSaysWhatWasLookedFor() {
        GpuSearch found = GpuSearch.on(new FakeMachine(root).machine());

        assertThat(found.gpu()).isEmpty();
        assertThat(found.reason()).isEqualTo("there is no NVIDIA driver");
        assertThat(found.looked())
                .containsExactly(
                        "the driver's library libcuda.so.1 (" + PLACES + ")",
                        "/dev/nvidiactl (not found)",
                        "nvidia-smi (not found in PATH)");
        assertThat(found.advice()).isEqualTo(INSTALL);
    }

    @Test
    void aContainerWithoutItsGpuIsTold() throws IOException {
        GpuSearch found =
                GpuSearch.on(FakeMachine.withGpu(root).without("dev/nvidiactl").machine());

        assertThat(found.reason()).isEqualTo("there is a driver's library, but no GPU");
        assertThat(found.looked())
                .containsExactly(
                        "the driver's library libcuda.so.1 (" + root + "/usr/lib/x86_64-linux-gnu/libcuda.so.1)",
                        "/dev/nvidiactl (not found)",
                        "nvidia-smi (" + root + "/usr/bin/nvidia-smi)");
    }

    @Test
    void whatNvidiaSmiComplainsAboutIsPassedOn() throws IOException {
        FakeMachine machine = FakeMachine.withGpu(root)
                .says(9, "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\nMore\n");

        GpuSearch found = GpuSearch.on(machine.machine());

        assertThat(found.reason())
                .isEqualTo("nvidia-smi says: NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA"
                        + " driver.");
        assertThat(found.advice())
                .isEqualTo("repair the driver until nvidia-smi lists the GPU (a new driver needs a restart)");
    }

    @Test
    void aDriverThatIsTooOldIsNamed() throws IOException {
        GpuSearch found = GpuSearch.on(FakeMachine.withGpu(root)
                .says(0, "Tesla T4, 15360, 470.256.02\n")
                .machine());

        assertThat(found.reason()).isEqualTo("NVIDIA's driver is 470.256.02, and CUDA 12 needs 525.60.13 or newer");
        assertThat(found.advice()).isEqualTo("install a newer driver");
    }

    @Test
    void theOldestDriverThatWillDoIsTaken() throws IOException {
        assertThat(GpuSearch.on(FakeMachine.withGpu(root)
                                .says(0, "Tesla T4, [N/A], 525.60.13\n")
                                .machine())
                        .gpu())
                .contains(new Gpu("Tesla T4", 0, "525.60.13"));
    }

    @Test
    void hiddenGpusAreNamed() throws IOException {
        GpuSearch found = GpuSearch.on(
                FakeMachine.withGpu(root).variable("CUDA_VISIBLE_DEVICES", "-1").machine());

        assertThat(found.reason()).isEqualTo("the variable CUDA_VISIBLE_DEVICES is '-1', which hides every GPU");
        assertThat(found.advice()).isEqualTo("unset it, or set it to 0");
    }

    @Test
    void theFirstVisibleGpuIsAskedFor() throws IOException {
        FakeMachine machine = FakeMachine.withGpu(root).variable("CUDA_VISIBLE_DEVICES", "2,0");

        GpuSearch found = GpuSearch.on(machine.machine());

        assertThat(found.gpu()).isPresent();
        assertThat(machine.asked())
                .containsExactly(
                        "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits", "--id=2");
    }

    @Test
    void aPlatformWithoutCudaIsNamed() {
        GpuSearch found = GpuSearch.on(
                new FakeMachine(root).platform("Mac OS X", "aarch64").machine());

        assertThat(found.reason())
                .isEqualTo("ONNX Runtime has CUDA builds for Linux x64 and Windows x64 alone, and this machine is"
                        + " Mac OS X aarch64");
        assertThat(found.looked()).isEmpty();
        assertThat(found.advice()).isEqualTo("train on such a machine and store the model (-Dmlmodel.store)");
        assertThat(GpuSearch.on(new FakeMachine(root)
                                .platform("Linux", "aarch64")
                                .machine())
                        .reason())
                .endsWith("this machine is Linux aarch64");
    }

    @Test
    void aWindowsIsLookedThroughInItsOwnPlaces() {
        GpuSearch found = GpuSearch.on(
                new FakeMachine(root).platform("Windows 11", "amd64").machine());

        assertThat(found.looked())
                .containsExactly(
                        "the driver's library nvcuda.dll (not found in PATH, System32 and CUDA_PATH)",
                        "nvidia-smi (not found in PATH)");
    }
}
