package io.github.mlmodel.engine.neural.device;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.github.mlmodel.device.CudaVersions;
import io.github.mlmodel.device.Gpu;
import io.github.mlmodel.device.GpuSearch;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;

/**
 * The device that computes: it makes the options of ONNX Runtime's sessions, and turns their failures into sentences.
 *
 * @param kind the processor or a GPU
 * @param provenance what computes, for people: hardware, driver, libraries with their versions
 */
public record Device(Kind kind, String provenance) {

    private static final int FIRST_GPU = 0;

    /** What computes. */
    public enum Kind {
        /** The processor. */
        CPU,
        /** An NVIDIA GPU. */
        CUDA
    }

    /**
     * Opens a device. A GPU is tried out with a small graph, so that whatever is wrong with it is said at once.
     *
     * @param device {@code cpu} or {@code cuda}
     * @throws MlModelException if ONNX Runtime's native library does not load, or the GPU cannot be used
     */
    public static Device open(String device) {
        return switch (device) {
            case "cpu" -> new Device(Kind.CPU, "CPU, " + runtime(NativeLibrary.environment()));
            case "cuda" -> openGpu();
            default -> throw new IllegalArgumentException("device is '" + device + "', and must be cpu or cuda");
        };
    }

    private static Device openGpu() {
        OrtEnvironment environment = NativeLibrary.environment();
        Device device = new Device(Kind.CUDA, provenance(Machine.current()) + ", " + runtime(environment));
        try (SessionOptions options = device.options(1, false)) {
            GpuTrial.run(environment, options, device.provenance());
            return device;
        } catch (OrtException e) {
            throw device.explain(e, 1);
        }
    }

    private static String provenance(Machine machine) {
        String gpu = GpuSearch.on(machine).gpu().map(Gpu::text).orElse("no GPU was found");
        return gpu + ", " + CudaVersions.on(machine);
    }

    private static String runtime(OrtEnvironment environment) {
        return "ONNX Runtime " + environment.getVersion();
    }

    /**
     * Returns new options for a session on this device; the caller closes them.
     *
     * <p>Operators run one after another, and threads that wait do not spin. The memory pattern is off, because the shapes of
     * a training step change from run to run; memory that was taken once is kept for the next run. On a GPU, convolutions
     * take the algorithm that cuDNN's heuristic names rather than the fastest of a trial, so that a run does not depend on
     * what else the GPU was doing when it began.
     *
     * @param threads threads of one operator on the processor, at least 1
     * @param tf32 whether a GPU may multiply with ten bits of mantissa; the processor takes no notice
     * @throws MlModelException if the GPU cannot be used
     */
    public SessionOptions options(int threads, boolean tf32) {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setDeterministicCompute(true);
            options.setMemoryPatternOptimization(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.load_model_format", "ONNX");
            if (kind == Kind.CUDA) {
                addGpu(options, tf32);
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw explain(e, 1);
        }
    }

    private static void addGpu(SessionOptions options, boolean tf32) throws OrtException {
        try (OrtCUDAProviderOptions gpu = new OrtCUDAProviderOptions(FIRST_GPU)) {
            gpu.add("use_tf32", tf32 ? "1" : "0");
            gpu.add("cudnn_conv_algo_search", "HEURISTIC");
            gpu.add("arena_extend_strategy", "kSameAsRequested");
            options.addCUDA(gpu);
        }
    }

    /**
     * Returns a failure that says what went wrong on this device, and what to do.
     *
     * @param failure what ONNX Runtime threw
     * @param batchSize rows of a step, for the advice when memory is lacking
     */
    public MlModelException explain(OrtException failure, int batchSize) {
        return DeviceFailure.of(kind == Kind.CUDA, provenance, failure, batchSize);
    }
}
