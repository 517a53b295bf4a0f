package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files that differ from recorded ones in their line ends. */
class LineEndsTest {

    @TempDir
    Path folder;

    @Test
    void aFileWithTheOtherLineEndsIsToldApartFromAChangedOne() throws IOException {
        String rows = "a,b\n1,\"x\ry\"\n\n2,y";
        String windows = rows.replace("\n", "\r\n");

        assertThat(told(rows, windows))
                .contains("data/a b.csv differs from the recorded one in its line ends only (CR LF here): put"
                        + " '\"data/a b.csv\" -text' into .gitattributes, and check it out again");
        assertThat(told(windows, rows)).get().asString().contains("(LF here)");
        assertThat(told(rows, windows + "\r\n")).isEmpty();
        assertThat(told(rows, rows.replace("1", "2"))).isEmpty();
        assertThat(told("a\n\r", "a\r\n\r")).isPresent();
        assertThat(told("a\0b\n1\n", "a\0b\r\n1\r\n")).get().asString().contains("(CR LF here)");
        assertThat(told("no line end", "none at all")).isEmpty();
    }

    @Test
    void moreLineEndsThanFitABufferAreCompared() throws IOException {
        for (int before = 0; before < 4; before++) {
            String rows = "x".repeat(before) + "\n".repeat(70_000);

            assertThat(told(rows, rows.replace("\n", "\r\n"))).isPresent();
            assertThat(told(rows.replace("\n", "\r\n"), rows)).isPresent();
        }
    }

    @Test
    void aLargeFileIsComparedWhole() throws IOException {
        String rows = "1,2\n".repeat(100_000);

        assertThat(told(rows, rows.replace("\n", "\r\n"))).isPresent();
        assertThat(told(rows.replace("\n", "\r\n"), rows)).isPresent();
    }

    @Test
    void whatCannotBeReadAgainIsSaidToHaveChanged() {
        Input now = Input.file("source 1", "gone.csv", "1");

        assertThat(ends().told(Input.file("source 1", "gone.csv", "0"), now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "datasets/churn.csv, datasets/churn.csv -text",
        "datasets/*.csv, datasets/*.csv -text",
        "data\\a.csv, data/a.csv -text"
    })
    void theAttributeNamesTheFiles(String source, String line) {
        assertThat(LineEnds.attribute(source)).isEqualTo(line);
    }

    private Optional<String> told(String before, String now) throws IOException {
        Path file = folder.resolve("data/a b.csv");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(file, now);
        return ends().told(
                        Input.file("source 1", "a.csv", Digest.of(before)),
                        Input.file("source 1", "data/a b.csv", Digest.of(now)));
    }

    private LineEnds ends() {
        return new LineEnds(Checkout.around(folder, folder, List.of()));
    }
}
