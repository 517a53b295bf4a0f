package io.github.mlmodel.onnxruntime.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The machine as far as native libraries care.
 *
 * @param system {@code os.name}
 * @param architecture {@code os.arch}
 * @param musl whether the JVM runs on the C library musl, as on Alpine
 */
public record Platform(String system, String architecture, boolean musl) {

    /** Returns this machine. */
    public static Platform current() {
        return new Platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), runsOnMusl());
    }

    /** Returns why ONNX Runtime cannot run here, as a sentence. */
    Optional<String> refusal() {
        String name = system.toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        boolean supported = name.startsWith("linux")
                ? (arm || intel) && !musl
                : name.startsWith("mac") ? arm : name.startsWith("windows") && intel;
        if (supported) {
            return Optional.empty();
        }
        return Optional.of("ONNX Runtime does not run on " + system + " " + architecture
                + (musl ? " with the C library musl (Alpine)" : "")
                + ": it has native libraries for Linux x64 and arm64 with glibc, macOS arm64 and Windows x64."
                + (musl ? " Use an image that is based on Debian, Ubuntu or Red Hat." : ""));
    }

    /** A glibc system can have musl installed too, so what counts is the loader that this process has mapped. */
    private static boolean runsOnMusl() {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return false;
        }
        try {
            return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }
}
