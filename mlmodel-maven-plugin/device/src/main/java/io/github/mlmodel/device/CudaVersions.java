package io.github.mlmodel.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which CUDA and cuDNN a loader finds on a machine, told by the names of files and folders. */
public final class CudaVersions {

    private static final String NUMBERS = "(\\d+\\.\\d+(?:\\.\\d+)*)";
    private static final List<Pattern> OF_CUDA = List.of(
            Pattern.compile("libcudart\\.so\\." + NUMBERS + "$"),
            Pattern.compile("cuda-redist-" + NUMBERS + "-"),
            Pattern.compile("cuda-" + NUMBERS),
            Pattern.compile("CUDA[/\\\\]v" + NUMBERS));
    private static final List<Pattern> OF_CUDNN = List.of(
            Pattern.compile("libcudnn\\.so\\." + NUMBERS + "$"), Pattern.compile("cuda-\\d+\\.\\d+-" + NUMBERS + "-"));

    private CudaVersions() {}

    /** Returns both versions as a text, for example {@code CUDA 12.9, cuDNN 9.5}, as exact as the names are. */
    public static String on(Machine machine) {
        boolean windows = machine.isWindows();
        return "CUDA " + version(machine, windows ? "cudart64_12.dll" : "libcudart.so.12", OF_CUDA, "12") + ", cuDNN "
                + version(machine, windows ? "cudnn64_9.dll" : "libcudnn.so.9", OF_CUDNN, "9");
    }

    private static String version(Machine machine, String library, List<Pattern> patterns, String major) {
        String path = machine.library(library)
                .map(Machine.Found::file)
                .map(CudaVersions::real)
                .map(Path::toString)
                .orElse("");
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(path);
            if (matcher.find()) {
                return Optional.ofNullable(matcher.group(1)).orElse(major);
            }
        }
        return major;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // Its name tells less then.
            return file;
        }
    }
}
