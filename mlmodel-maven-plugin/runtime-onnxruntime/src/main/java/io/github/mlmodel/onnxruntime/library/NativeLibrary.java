package io.github.mlmodel.onnxruntime.library;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.runtime.provider.AwaitedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Loads ONNX Runtime's native library, once a JVM, and explains why it does not load. */
public final class NativeLibrary {

    private static final long STACK = 1 << 20;
    private static final long STACK_OF_A_BYTE = 512;

    private NativeLibrary() {}

    /**
     * Returns ONNX Runtime's environment, of which a JVM has one.
     *
     * @throws MlModelException if the platform has no native library, or it does not load
     */
    public static OrtEnvironment environment() {
        Platform platform = Platform.current();
        platform.refusal().ifPresent(refusal -> {
            throw MlModelException.internal(Anchor.PLATFORM, refusal);
        });
        try {
            OrtEnvironment environment = onLargeStack(OrtEnvironment::getEnvironment);
            environment.setTelemetry(false);
            return environment;
        } catch (ExecutionException | OrtException e) {
            if (e.getCause() instanceof VirtualMachineError error) {
                throw error;
            }
            throw MlModelException.internal(
                    Anchor.NATIVE_LIBRARY, diagnosis(platform, Causes.reason(e), temporaryFolder()), e);
        }
    }

    /**
     * Calls on a stack that the length of this process's command line cannot exhaust. On Linux, ONNX Runtime 1.29.0 matches
     * its own command line with a regular expression of libstdc++, which recurses a character at a time and takes 263 bytes
     * of stack for each: a command line of 3,981 bytes ended a JVM with a stack of 1 MiB by SIGSEGV, without a word.
     */
    private static <T> T onLargeStack(Callable<T> call) throws ExecutionException {
        long stack = STACK + STACK_OF_A_BYTE * commandLineBytes();
        return AwaitedCall.start(call, stack).await();
    }

    private static long commandLineBytes() {
        try {
            return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
        } catch (IOException e) {
            // Not Linux, or no /proc: then ONNX Runtime cannot read it either.
            return 0;
        }
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir", ""));
    }

    /**
     * Returns a sentence about a library that does not load, with what is typically behind it.
     *
     * @param temporary where it is unpacked
     */
    static String diagnosis(Platform platform, String reason, Path temporary) {
        Optional<String> trouble =
                reason.contains("java.library.path") ? Unpacking.trouble(temporary) : Optional.empty();
        if (trouble.isPresent()) {
            return "ONNX Runtime's native library cannot be unpacked, because " + trouble.get()
                    + ". It takes about 30 MB. Make room or mend that, or set -Djava.io.tmpdir to another folder.";
        }
        String advice;
        if (reason.contains("native access")) {
            advice = "Start the JVM with --enable-native-access=ALL-UNNAMED.";
        } else if (reason.contains("failed to map segment")) {
            advice = "The folder " + temporary + " is mounted 'noexec': set -Djava.io.tmpdir to another one.";
        } else if (reason.contains("already loaded in another classloader")) {
            advice =
                    "Another class loader of this JVM has loaded ONNX Runtime: put it on the class path that both share.";
        } else if (reason.contains("GLIBC") || reason.contains("GLIBCXX")) {
            advice =
                    "The system's C library is too old: ONNX Runtime needs glibc 2.28 and the libstdc++ of GCC 6, or newer.";
        } else if (reason.contains("No space left") || reason.contains("java.library.path")) {
            advice = "About 30 MB are unpacked into " + temporary
                    + ", and that failed: make room, or set -Djava.io.tmpdir.";
        } else if (reason.contains("cannot open shared object file")) {
            advice = "Install the library that is named there.";
        } else {
            advice = "It is unpacked into " + temporary
                    + ", which must exist, be writable and allow execution; set -Djava.io.tmpdir to use another folder.";
        }
        return "ONNX Runtime's native library does not load on " + platform.system() + " " + platform.architecture()
                + ": " + reason + ". " + advice;
    }
}
