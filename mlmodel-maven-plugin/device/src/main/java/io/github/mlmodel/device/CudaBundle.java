package io.github.mlmodel.device;

import io.github.mlmodel.spi.version.BuiltWith;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Libraries of NVIDIA that ONNX Runtime's CUDA provider loads, by the Maven artifact that has them.
 *
 * <p>Two artifacts, because none on Maven Central has all: the last one that has cuBLAS and cuDNN is of CUDA 12.6, and the
 * provider of ONNX Runtime 1.29.0 needs functions that the CUDA runtime has since 12.8. cuBLAS, cuFFT, cuRAND and cuDNN of
 * an older CUDA 12 work beside it.
 *
 * @param artifactId the artifact's id, in the group {@code org.bytedeco}
 * @param classifierSuffix what follows the platform in its classifier
 * @param size how much is downloaded, about
 * @param linux names of the files that are needed of it on Linux, each after those that it depends on
 * @param windows the same on Windows
 */
public record CudaBundle(
        String artifactId, String classifierSuffix, String size, List<String> linux, List<String> windows) {

    /** The CUDA runtime. */
    public static final CudaBundle RUNTIME =
            new CudaBundle("cuda-redist", "", "0.4 GB", List.of("libcudart.so.12"), List.of("cudart64_12.dll"));

    /** cuBLAS, cuFFT, cuRAND, cuDNN, and the compiler that cuDNN and cuFFT call. */
    public static final CudaBundle MATHEMATICS = new CudaBundle(
            "cuda",
            "-redist",
            "2.0 GB",
            List.of(
                    "libcublasLt.so.12",
                    "libcublas.so.12",
                    "libcurand.so.10",
                    "libnvJitLink.so.12",
                    "libnvrtc-builtins.so.12.6",
                    "libnvrtc.so.12",
                    "libcufft.so.11",
                    "libcudnn_graph.so.9",
                    "libcudnn_ops.so.9",
                    "libcudnn_cnn.so.9",
                    "libcudnn_adv.so.9",
                    "libcudnn_heuristic.so.9",
                    "libcudnn_engines_precompiled.so.9",
                    "libcudnn_engines_runtime_compiled.so.9",
                    "libcudnn.so.9"),
            List.of(
                    "cublasLt64_12.dll",
                    "cublas64_12.dll",
                    "curand64_10.dll",
                    "nvJitLink_120_0.dll",
                    "nvrtc-builtins64_126.dll",
                    "nvrtc64_120_0.dll",
                    "cufft64_11.dll",
                    "zlibwapi.dll",
                    "cudnn_graph64_9.dll",
                    "cudnn_ops64_9.dll",
                    "cudnn_cnn64_9.dll",
                    "cudnn_adv64_9.dll",
                    "cudnn_heuristic64_9.dll",
                    "cudnn_engines_precompiled64_9.dll",
                    "cudnn_engines_runtime_compiled64_9.dll",
                    "cudnn64_9.dll"));

    /** Every bundle, the one that the others depend on first. */
    public static final List<CudaBundle> ALL = List.of(RUNTIME, MATHEMATICS);

    /** A function that came with CUDA 12.8 and that the provider links to. */
    private static final String NEWEST_FUNCTION = "cudaLibraryLoadData";

    private static final String LINUX = "linux-x86_64";

    /** Copies the lists. */
    public CudaBundle {
        linux = List.copyOf(linux);
        windows = List.copyOf(windows);
    }

    /** Returns the artifact's version, for example {@code 12.6-9.5-1.5.11}: of CUDA, of cuDNN, and its own. */
    public String version() {
        return BuiltWith.version(artifactId);
    }

    /**
     * Returns the artifact's classifier.
     *
     * @param platform as {@link Machine#cudaPlatform} names it
     */
    public String classifier(String platform) {
        return platform + classifierSuffix;
    }

    /** Returns the names of the files that are needed of it. */
    public List<String> libraries(String platform) {
        return platform.equals(LINUX) ? linux : windows;
    }

    /** Returns where the artifact has its libraries. */
    static String entryPrefix(String platform) {
        return "org/bytedeco/cuda/" + platform + "/";
    }

    /**
     * What a machine has of these libraries.
     *
     * @param missing names of those that it lacks
     * @param folders where the others are, as far as the system's loader does not find them by itself
     */
    public record Presence(List<String> missing, List<Path> folders) {

        /** Copies the lists. */
        public Presence {
            missing = List.copyOf(missing);
            folders = List.copyOf(folders);
        }
    }

    /** Looks for the libraries on a machine that has a CUDA platform. */
    public Presence on(Machine machine) throws IOException {
        List<String> missing = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        for (String name : libraries(machine.cudaPlatform().orElseThrow())) {
            if (isOnlyBesideAnother(name)) {
                continue;
            }
            Optional<Machine.Found> found = machine.library(name);
            if (found.isEmpty() || !isNewEnough(found.get().file())) {
                missing.add(name);
            } else if (!found.get().byLoader()
                    && !folders.contains(found.get().file().getParent())) {
                folders.add(found.get().file().getParent());
            }
        }
        return new Presence(missing, folders);
    }

    /** Names of files that depend on CUDA's minor version, or that other installations do without. */
    private static boolean isOnlyBesideAnother(String name) {
        return name.contains("builtins") || name.startsWith("zlib");
    }

    private boolean isNewEnough(Path file) throws IOException {
        return !artifactId.equals(RUNTIME.artifactId)
                || Files.readString(file, StandardCharsets.ISO_8859_1).contains(NEWEST_FUNCTION);
    }
}
