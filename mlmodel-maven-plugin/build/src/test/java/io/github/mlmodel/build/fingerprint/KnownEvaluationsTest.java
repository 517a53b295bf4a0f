package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownEvaluationsTest {

    @TempDir
    Path cache;

    @Test
    void anotherBuildKnowsWhatWasMade() throws IOException {
        of(new HashSet<>()).keep("inputs", "made");

        assertThat(of(new HashSet<>()).know("inputs", "made")).isTrue();
        assertThat(of(new HashSet<>()).know("inputs", "other")).isFalse();
        assertThat(of(new HashSet<>()).know("other", "made")).isFalse();
        assertThat(of(new HashSet<>()).knowOneOf("inputs")).isTrue();
        assertThat(of(new HashSet<>()).knowOneOf("other")).isFalse();
    }

    @Test
    void theLastOneMadeCounts() throws IOException {
        of(new HashSet<>()).keep("inputs", "first");
        of(new HashSet<>()).keep("inputs", "second");

        assertThat(of(new HashSet<>()).know("inputs", "second")).isTrue();
        assertThat(of(new HashSet<>()).know("inputs", "first")).isFalse();
    }

    @Test
    void whatTheCacheCannotKeepIsKnownInThisBuildAlone() throws IOException {
        Files.writeString(cache.resolve("evaluations"), "a file in its place");
        Set<String> made = new HashSet<>();

        assertThatThrownBy(() -> of(made).keep("inputs", "made")).isInstanceOf(IOException.class);

        assertThat(of(made).know("inputs", "made")).isTrue();
        assertThat(of(made).know("inputs", "other")).isFalse();
        assertThat(of(made).know("other", "made")).isFalse();
        assertThat(of(new HashSet<>()).know("inputs", "made")).isFalse();
    }

    @Test
    void theOldestOfTooManyGo() throws IOException {
        for (int i = 0; i < 3; i++) {
            Path entry = Files.createDirectories(cache.resolve("evaluations")).resolve("entry" + i);
            Files.writeString(entry, "made");
            Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000_000 + i));
        }

        new KnownEvaluations(new CachedTexts(cache.resolve("evaluations"), 3), new HashSet<>()).keep("inputs", "made");

        assertThat(of(new HashSet<>()).knowOneOf("entry0")).isFalse();
        assertThat(of(new HashSet<>()).knowOneOf("entry1")).isTrue();
        assertThat(of(new HashSet<>()).know("inputs", "made")).isTrue();
    }

    @Test
    void whatAnotherBuildIsWritingIsNoEntry() throws IOException {
        Path written = Files.createDirectories(cache.resolve("evaluations")).resolve(".entry.12ab.tmp");
        Files.writeString(written, "half");
        Files.setLastModifiedTime(written, FileTime.fromMillis(1_000_000));

        new KnownEvaluations(new CachedTexts(cache.resolve("evaluations"), 1), new HashSet<>()).keep("inputs", "made");

        assertThat(written).hasContent("half");
    }

    private KnownEvaluations of(Set<String> made) {
        return new KnownEvaluations(cache.resolve("evaluations"), made);
    }
}
