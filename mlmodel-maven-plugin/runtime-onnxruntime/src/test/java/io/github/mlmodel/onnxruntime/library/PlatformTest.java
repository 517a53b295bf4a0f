package io.github.mlmodel.onnxruntime.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64",
        "Linux,x86_64",
        "Linux,aarch64",
        "Mac OS X,aarch64",
        "Windows 11,amd64",
        "Windows Server 2022,amd64"
    })
    void supportedPlatformsAreNotRefused(String system, String architecture) {
        assertThat(new Platform(system, architecture, false).refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux,ppc64le", "Linux,arm", "Mac OS X,x86_64", "Windows 11,aarch64", "FreeBSD,amd64", "'',''"})
    void otherPlatformsAreRefusedByName(String system, String architecture) {
        assertThat(new Platform(system, architecture, false).refusal())
                .contains("ONNX Runtime does not run on " + system + " " + architecture + ": it has native libraries"
                        + " for Linux x64 and arm64 with glibc, macOS arm64 and Windows x64.");
    }

    @Test
    void muslIsRefusedByName() {
        assertThat(new Platform("Linux", "amd64", true).refusal())
                .contains("ONNX Runtime does not run on Linux amd64 with the C library musl (Alpine): it has native"
                        + " libraries for Linux x64 and arm64 with glibc, macOS arm64 and Windows x64. Use an image that is"
                        + " based on Debian, Ubuntu or Red Hat.");
    }

    @Test
    void whatTheFolderForTemporaryFilesDoesNotTakeIsNamed() {
        Path gone = folder.resolve("gone");

        assertThat(NativeLibrary.diagnosis(
                        new Platform("Linux", "amd64", false), "no onnxruntime in java.library.path: /usr/lib", gone))
                .matches("ONNX Runtime's native library cannot be unpacked, because \\Q" + gone
                        + "\\E/\\.onnxruntime-[0-9]+\\.probe is not there\\. It takes about 30 MB\\. Make room or mend"
                        + " that, or set -Djava\\.io\\.tmpdir to another folder\\.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatTakesLargeFilesIsLeftAsItWas() {
        assertThat(Unpacking.trouble(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tmp/x.so: failed to map segment from shared object|mounted 'noexec'",
                "Illegal native access from an unnamed module|--enable-native-access=ALL-UNNAMED",
                "Native Library /tmp/x.so already loaded in another classloader|Another class loader",
                "/lib/libm.so.6: version `GLIBC_2.29' not found|C library is too old",
                "no onnxruntime in java.library.path: /usr/lib|make room",
                "libgomp.so.1: cannot open shared object file: No such file|Install the library",
                "anything else|which must exist, be writable and allow execution"
            })
    void aLibraryThatDoesNotLoadIsDiagnosed(String reason, String advice) {
        assertThat(NativeLibrary.diagnosis(new Platform("Linux", "amd64", false), reason, folder))
                .startsWith("ONNX Runtime's native library does not load on Linux amd64: " + reason + ". ")
                .contains(advice);
    }
}
