package io.github.mlmodel.engine.neural.device;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.model.MlModelException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is behind a failure of ONNX Runtime on a device, as far as its text tells. */
final class DeviceFailure {

    private static final Pattern REQUESTED = Pattern.compile("requested buffer of size (\\d+)");
    private static final Pattern OUT_OF_MEMORY = Pattern.compile(
            "Failed to allocate memory|CUDA failure 2\\b|ALLOC_FAILED|out of memory|bad allocation|std::bad_alloc");
    private static final Pattern MISSING_ON_LINUX =
            Pattern.compile("with error: (\\S+): cannot open shared object file");
    private static final Pattern MISSING_ON_WINDOWS = Pattern.compile("depends on \"([^\"]+)\" which is missing");
    private static final Pattern CUDA_ERROR = Pattern.compile("CUDA failure (\\d+)");
    private static final String ON_CPU = "train on the CPU (-Dmlmodel.device=cpu)";

    private DeviceFailure() {}

    /**
     * Returns the failure in words.
     *
     * @param gpu whether a GPU computed
     * @param provenance what computed
     * @param batchSize rows of a step, for the advice when memory is lacking
     */
    static MlModelException of(boolean gpu, String provenance, OrtException failure, int batchSize) {
        String text = String.valueOf(failure.getMessage());
        if (OUT_OF_MEMORY.matcher(text).find()) {
            return MlModelException.user(outOfMemory(gpu, provenance, text, batchSize), failure);
        }
        return gpu
                ? MlModelException.internal(onGpu(provenance, text), failure)
                : MlModelException.internal("ONNX Runtime failed on the CPU: " + text, failure);
    }

    private static String outOfMemory(boolean gpu, String provenance, String text, int batchSize) {
        Matcher requested = REQUESTED.matcher(text);
        String asked = requested.find() ? " when " + size(requested.group(1)) + " more were asked for" : "";
        String smaller = batchSize > 1
                ? "Set a smaller <batchSize>, for example " + batchSize / 2 + ", or fewer and smaller layers"
                : "Set fewer and smaller layers";
        return (gpu ? "The GPU's memory does not suffice" : "The machine's memory does not suffice") + " for batchSize "
                + batchSize + asked + " (" + provenance + "). " + smaller
                + (gpu ? ", take a GPU with more memory or end what else uses it, or " + ON_CPU + "." : ".");
    }

    private static String size(String bytes) {
        double number = Double.parseDouble(bytes);
        return number < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", number / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", number / 1e9);
    }

    private static String onGpu(String provenance, String text) {
        String gpu = " (" + provenance + ")";
        String missing = missing(text);
        if (!missing.isEmpty()) {
            return "ONNX Runtime cannot use the GPU, because its CUDA provider needs the library " + missing
                    + ", which was not found" + gpu
                    + ". Install CUDA 12 and cuDNN 9 whole, or take an incomplete one off "
                    + (missing.endsWith(".dll") ? "PATH" : "LD_LIBRARY_PATH")
                    + " and the usual folders, so that the build brings its own; or " + ON_CPU + ".";
        }
        if (text.contains("Failed to find CUDA shared provider") || text.contains("not enabled in this build")) {
            return "ONNX Runtime cannot use the GPU, because the worker's class path has no"
                    + " com.microsoft.onnxruntime:onnxruntime_gpu for this platform" + gpu
                    + ". Remove onnxruntime from <trainDependencies>, or " + ON_CPU + ".";
        }
        Matcher error = CUDA_ERROR.matcher(text);
        return "The GPU cannot be used" + gpu + ": "
                + (error.find() ? advice(Integer.parseInt(error.group(1)), text) : text + ". Or " + ON_CPU + ".");
    }

    private static String missing(String text) {
        for (Pattern pattern : new Pattern[] {MISSING_ON_LINUX, MISSING_ON_WINDOWS}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    /** Numbers of cudaError_t, as CUDA 12's runtime API documents them. */
    private static String advice(int error, String text) {
        return switch (error) {
            case 35, 803, 804 ->
                "NVIDIA's driver is too old for CUDA 12. Install 525.60.13 or newer on Linux, 527.41 or newer on Windows,"
                        + " or " + ON_CPU + ".";
            case 100 ->
                "no GPU is visible to CUDA. Look at CUDA_VISIBLE_DEVICES and at nvidia-smi; in a container, start"
                        + " it with --gpus all; or " + ON_CPU + ".";
            case 209, 222 ->
                "ONNX Runtime has no kernel for this GPU's architecture. Take a GPU of another generation, or " + ON_CPU
                        + ".";
            case 46, 101, 802 ->
                "it is taken by another process, or not ready. End what uses it (nvidia-smi shows it), or " + ON_CPU
                        + ".";
            case 700, 719 ->
                "a kernel failed in it, and it can compute nothing more in this process. Run the build again;"
                        + " if it fails again, update the driver, or " + ON_CPU + ". ONNX Runtime says: " + text;
            default -> "CUDA error " + error + ". ONNX Runtime says: " + text + ". Or " + ON_CPU + ".";
        };
    }
}
