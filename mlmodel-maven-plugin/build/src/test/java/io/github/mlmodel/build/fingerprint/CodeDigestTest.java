package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {

    @TempDir
    Path folder;

    private Path java;
    private DigestCache digests;

    @BeforeEach
    void digestTwoFiles() throws IOException {
        java = Files.createDirectories(folder.resolve("src/train/java"));
        Files.writeString(java.resolve("A.java"), "class A {}");
        Files.writeString(java.resolve("B.java"), "class B {}");
        digests = new DigestCache(folder.resolve("digests.json"));
        CodeDigest.of(folder.resolve("src/train"), digests);
    }

    @Test
    void theDigestIsOfPathsAndContents() throws IOException {
        String digest = CodeDigest.of(java, digests);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("A.java"), "class A {}");
        Files.writeString(other.resolve("B.java"), "class B {}");

        assertThat(CodeDigest.of(other, digests)).isEqualTo(digest).hasSize(64);
        Files.move(other.resolve("B.java"), other.resolve("C.java"));
        assertThat(CodeDigest.of(other, digests)).isNotEqualTo(digest);
        Files.writeString(other.resolve("B.java"), "class C {}");
        Files.delete(other.resolve("C.java"));
        assertThat(CodeDigest.of(other, new DigestCache(folder.resolve("none.json"))))
                .isNotEqualTo(digest);
    }

    @Test
    void whatWasDigestedMayBeCompiled() {
        assertThatCode(() -> require(Map.of("A.java", "class A {}", "B.java", "class B {}")))
                .doesNotThrowAnyException();
    }

    @Test
    void otherCodeThanWasDigestedIsNamed() {
        assertThatThrownBy(() -> require(Map.of("A.java", "class A { int a; }", "B.java", "class B {}")))
                .hasMessage("src/train/java/A.java changed while the model was trained; nothing was kept. Run the build"
                        + " again.");
    }

    @Test
    void filesThatCameOrWentAreNamed() {
        assertThatThrownBy(() -> require(Map.of("A.java", "class A {}", "C.java", "class C {}")))
                .hasMessage(
                        "src/train/java/B.java, src/train/java/C.java changed while the model was trained; nothing was"
                                + " kept. Run the build again.");
    }

    @Test
    void theNextBuildDigestsAnew() throws IOException {
        Files.writeString(java.resolve("A.java"), "class A { int a; }");
        Map<String, String> compiled = Map.of("A.java", "class A { int a; }", "B.java", "class B {}");
        assertThatThrownBy(() -> require(compiled)).hasMessageStartingWith("src/train/java/A.java changed");

        assertThat(digests.digest(java.resolve("A.java"))).isEqualTo(Digest.of("class A { int a; }"));
        assertThatCode(() -> require(compiled)).doesNotThrowAnyException();
    }

    @Test
    void codeBehindALinkIsDigestedAsItIsCompiled() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("D.java"), "class D {}");
        Files.createSymbolicLink(java.resolve("linked"), elsewhere);
        CodeDigest.of(folder.resolve("src/train"), digests);

        assertThatCode(() ->
                        require(Map.of("A.java", "class A {}", "B.java", "class B {}", "linked/D.java", "class D {}")))
                .doesNotThrowAnyException();
    }

    private void require(Map<String, String> compiled) throws IOException {
        Map<Path, String> read = new HashMap<>();
        compiled.forEach((name, text) -> read.put(java.resolve(name), Digest.of(text)));
        CodeDigest.requireCompiled("src/train/java", java, read, digests, "the model was trained");
    }
}
