package io.github.mlmodel.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.github.mlmodel.core.failure.MlModelException;

/** Loads ONNX Runtime's native library, once a JVM, and explains why it does not load. */
final class NativeLibrary {

    private NativeLibrary() {}

    /**
     * Returns ONNX Runtime's environment, of which a JVM has one.
     *
     * @throws MlModelException if the platform has no native library, or it does not load
     */
    static OrtEnvironment environment() {
        Platform platform = Platform.current();
        platform.refusal().ifPresent(refusal -> {
            throw MlModelException.internal(refusal);
        });
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return environment;
        } catch (LinkageError | IllegalStateException | OrtException e) {
            throw MlModelException.internal(diagnosis(platform, reason(e)), e);
        }
    }

    /** Returns a sentence about a library that does not load, with what is typically behind it. */
    static String diagnosis(Platform platform, String reason) {
        String temporary = System.getProperty("java.io.tmpdir", "");
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

    private static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
