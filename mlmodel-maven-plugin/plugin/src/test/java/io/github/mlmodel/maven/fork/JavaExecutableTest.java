package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.toolchain.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaExecutableTest {

    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> VERSION_21 = Map.of("version", "[21,)");

    @TempDir
    Path folder;

    @Test
    void theParameterIsBeforeEveryToolchain() throws IOException {
        Path named = jdk("named", "21.0.1");
        Toolchain toolchain = toolchain(jdk("toolchain", "21.0.1"));

        JavaExecutable byFolder =
                JavaExecutable.choose(named.toString(), VERSION_21, () -> List.of(toolchain), () -> toolchain, folder);
        JavaExecutable byFile =
                JavaExecutable.choose(named.resolve("bin/java").toString(), NONE, List::of, () -> null, folder);

        assertThat(byFolder).isEqualTo(new JavaExecutable(named.resolve("bin/java"), true));
        assertThat(byFile).isEqualTo(byFolder);
        assertThat(byFolder.compiler()).contains(named.resolve("bin/javac"));
    }

    @Test
    void theRequestedToolchainIsBeforeTheSessions() throws IOException {
        Path requested = jdk("requested", "21.0.1");
        Path ofSession = jdk("session", "17.0.1");

        JavaExecutable java = JavaExecutable.choose(
                null, VERSION_21, () -> List.of(toolchain(requested)), () -> toolchain(ofSession), folder);

        assertThat(java).isEqualTo(new JavaExecutable(requested.resolve("bin/java"), true));
    }

    @Test
    void theSessionsToolchainIsBeforeMavensOwnJava() throws IOException {
        Path ofSession = jdk("session", "17.0.1");
        Path own = jdk("own", "17.0.1");

        assertThat(JavaExecutable.choose("", NONE, List::of, () -> toolchain(ofSession), own))
                .isEqualTo(new JavaExecutable(ofSession.resolve("bin/java"), true));
        assertThat(JavaExecutable.choose("", NONE, List::of, () -> null, own))
                .isEqualTo(new JavaExecutable(own.resolve("bin/java"), false));
    }

    @Test
    void aParameterThatNamesNoJavaFails() {
        assertThatThrownBy(() ->
                        JavaExecutable.choose(folder.resolve("no").toString(), NONE, List::of, () -> null, folder))
                .hasMessage("mlmodel.jvm (" + folder.resolve("no")
                        + ") is neither a java executable nor the folder of a" + " JDK. Name one of JDK 17 or newer.");
    }

    @Test
    void aParameterThatIsNoPathNamesNoJava() {
        assertThatThrownBy(() -> JavaExecutable.choose("jdk\0", NONE, List::of, () -> null, folder))
                .hasMessage(
                        "mlmodel.jvm (jdk\\u0000) is neither a java executable nor the folder of a JDK. Name one of JDK 17 or"
                                + " newer.");
    }

    @Test
    void aJavaThatIsTooOldFails() throws IOException {
        Path old = jdk("old", "1.8.0_402");

        assertThatThrownBy(() -> JavaExecutable.choose(old.toString(), NONE, List::of, () -> null, folder))
                .hasMessage("mlmodel.jvm (" + old + ") is Java 8 (" + old.resolve("bin/java")
                        + "). The worker needs Java 17 or newer.");
    }

    @Test
    void aToolchainThatNobodyOffersFails() {
        assertThatThrownBy(() -> JavaExecutable.choose(null, VERSION_21, List::of, () -> null, folder))
                .hasMessage("No JDK toolchain matches <jdkToolchain> {version=[21,)}. Add one to toolchains.xml in"
                        + " Maven's user folder, or remove <jdkToolchain>.");
    }

    @Test
    void anotherJavaAtTheSamePlaceIsShownAsAnother() throws IOException {
        Path java = jdk("jdk", "21.0.2").resolve("bin/java");

        assertThat(new JavaExecutable(java, false).shown()).isEqualTo(java + " (Java 21)");
        Files.delete(folder.resolve("jdk/release"));
        assertThat(new JavaExecutable(java, false).shown()).isEqualTo(java.toString());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"));
        Files.createFile(home.resolve("bin/javac"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Toolchain toolchain(Path home) {
        return new Toolchain() {
            @Override
            public String getType() {
                return "jdk";
            }

            @Override
            public String findTool(String tool) {
                return home.resolve("bin").resolve(tool).toString();
            }
        };
    }
}
