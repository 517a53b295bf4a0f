package io.github.mlmodel.engine.neural.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    private static final Device GPU = new Device(Device.Kind.CUDA, "NVIDIA T4, driver 550.54.15");
    private static final Device CPU = new Device(Device.Kind.CPU, "CPU");

    @Test
    void theProcessorComputesWhatTheTrialExpects() throws OrtException {
        Device device = Device.open("cpu");

        try (SessionOptions options = device.options(1, false)) {
            GpuTrial.run(NativeLibrary.environment(), options, device.provenance());
        }

        assertThat(device.kind()).isEqualTo(Device.Kind.CPU);
        assertThat(device.provenance()).matches("CPU, ONNX Runtime 1\\.\\d+\\.\\d+");
    }

    @Test
    void optionsKeepThreadsFromSpinning() {
        try (SessionOptions options = Device.open("cpu").options(2, true)) {
            assertThat(options.getConfigEntries())
                    .containsEntry("session.intra_op.allow_spinning", "0")
                    .containsEntry("session.load_model_format", "ONNX");
        }
    }

    @Test
    void aClassPathWithoutTheCudaBuildIsNamed() {
        assertThatThrownBy(() -> Device.open("cuda"))
                .isInstanceOf(MlModelException.class)
                .hasMessageMatching(
                        "ONNX Runtime cannot use the GPU, because the worker's class path has no"
                                + " com\\.microsoft\\.onnxruntime:onnxruntime_gpu for this platform \\(.*ONNX Runtime [0-9.]+\\)\\."
                                + " Remove onnxruntime from <trainDependencies>, or train on the CPU \\(-Dmlmodel\\.device=cpu\\)\\.");
    }

    @Test
    void memoryThatTheGpuLacksIsSaidWithBatchSizeAndRequest() {
        String text =
                "Error code - ORT_RUNTIME_EXCEPTION - message: Non-zero status code returned while running Loop node."
                        + " Status Message: bfc_arena.cc:376 void* onnxruntime::BFCArena::AllocateRawInternal(size_t, bool)"
                        + " Failed to allocate memory for requested buffer of size 2830172160";

        MlModelException failure = GPU.explain(new OrtException(text), 512);

        assertThat(failure.kind()).isEqualTo(MlModelException.Kind.USER);
        assertThat(failure)
                .hasMessage(
                        "The GPU's memory does not suffice for batchSize 512 when 2.8 GB more were asked for (NVIDIA T4,"
                                + " driver 550.54.15). Set a smaller <batchSize>, for example 256, or fewer and smaller layers, take"
                                + " a GPU with more memory or end what else uses it, or train on the CPU (-Dmlmodel.device=cpu).");
    }

    @Test
    void memoryThatTheMachineLacksIsSaidToo() {
        OrtException thrown = new OrtException("Failed to allocate memory for requested buffer of size 64000000");

        assertThat(CPU.explain(thrown, 1))
                .hasMessage(
                        "The machine's memory does not suffice for batchSize 1 when 64.0 MB more were asked for (CPU)."
                                + " Set fewer and smaller layers.");
    }

    @Test
    void anotherFailureOfTheProcessorIsPassedOn() {
        assertThat(CPU.explain(new OrtException("no kernel for Foo"), 8))
                .hasMessage("ONNX Runtime failed on the CPU: no kernel for Foo");
    }

    @Test
    void aMissingLibraryIsNamed() {
        String linux =
                "FAIL : Failed to load library /tmp/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12:"
                        + " cannot open shared object file: No such file or directory";
        String windows = "FAIL : Error loading \"C:\\t\\onnxruntime_providers_cuda.dll\" which depends on"
                + " \"cudnn64_9.dll\" which is missing. (Error 126)";

        assertThat(GPU.explain(new OrtException(linux), 1))
                .hasMessage(
                        "ONNX Runtime cannot use the GPU, because its CUDA provider needs the library libcublasLt.so.12,"
                                + " which was not found (NVIDIA T4, driver 550.54.15). Install CUDA 12 and cuDNN 9 whole, or take an"
                                + " incomplete one off LD_LIBRARY_PATH and the usual folders, so that the build brings its own; or"
                                + " train on the CPU (-Dmlmodel.device=cpu).");
        assertThat(GPU.explain(new OrtException(windows), 1))
                .hasMessageContaining("needs the library cudnn64_9.dll, which was not found")
                .hasMessageContaining("off PATH and the usual folders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version"
                        + "|NVIDIA's driver is too old for CUDA 12. Install 525.60.13 or newer on Linux, 527.41 or newer on"
                        + " Windows, or ",
                "CUDA failure 100: no CUDA-capable device is detected"
                        + "|no GPU is visible to CUDA. Look at CUDA_VISIBLE_DEVICES and at nvidia-smi; in a container, start"
                        + " it with --gpus all; or ",
                "CUDA failure 209: no kernel image is available for execution on the device"
                        + "|ONNX Runtime has no kernel for this GPU's architecture. Take a GPU of another generation, or ",
                "CUDA failure 46: all CUDA-capable devices are busy or unavailable"
                        + "|it is taken by another process, or not ready. End what uses it (nvidia-smi shows it), or ",
            })
    void anErrorOfCudaIsSaidWithWhatHelps(String text, String advice) {
        assertThat(GPU.explain(new OrtException(text), 1))
                .hasMessage("The GPU cannot be used (NVIDIA T4, driver 550.54.15): " + advice.stripLeading()
                        + (advice.endsWith(" ") ? "" : " ") + "train on the CPU (-Dmlmodel.device=cpu).");
    }

    @Test
    void anUnknownErrorOfCudaIsPassedOn() {
        assertThat(GPU.explain(new OrtException("CUDA failure 999: unknown error"), 1))
                .hasMessage("The GPU cannot be used (NVIDIA T4, driver 550.54.15): CUDA error 999. ONNX Runtime says:"
                        + " CUDA failure 999: unknown error. Or train on the CPU (-Dmlmodel.device=cpu).");
    }

    @Test
    void aDeviceOfAnotherWordIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> Device.open("auto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("device is 'auto', and must be cpu or cuda");
    }
}
