package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.spi.Progress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proposed for a file of which nobody has said anything. */
class GuessedFormatTest {

    private static final String TABLE = """
            area,rooms,city,price
            61.5,2,Bern,310
            84,3,Cork,405
            47.5,1,Bern,198
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        String blanks = TABLE.replace(",", "  ");
        return Stream.of(
                file("plain", TABLE, ",", true, Marks.NONE),
                file("a line that names no delimiter", "sep=\n" + TABLE, ",", true, Marks.NONE.withSkipLines(1)),
                file(
                        "a line that names the delimiter twice",
                        "sep=;\nsep=;\n" + TABLE.replace(',', ';'),
                        ";",
                        true,
                        Marks.NONE.withSkipLines(2)),
                file("a line that names the delimiter", "sep=;\n" + TABLE.replace(',', ';'), ";", true, Marks.NONE),
                file("titles", "Prices\nof May, all\n\n" + TABLE, ",", true, Marks.NONE.withSkipLines(3)),
                file("padded titles", "Prices,,,\n,,,\n" + TABLE, ",", true, Marks.NONE.withSkipLines(2)),
                file("comments", "# a\n" + TABLE.replace("84,", "# b\n84,"), ",", true, Marks.NONE.withComment("#")),
                file("escapes", TABLE.replace("Bern", "\"B \\\"x\\\"\""), ",", true, Marks.NONE.withEscape("\\")),
                file("blanks", blanks, "blanks", true, Marks.NONE),
                file("comments and blanks", "% a\n" + blanks, "blanks", true, Marks.NONE.withComment("%")),
                file(
                        "blanks without a header",
                        blanks.substring(blanks.indexOf('\n') + 1),
                        "blanks",
                        false,
                        Marks.NONE));
    }

    private static Arguments file(String what, String text, String delimiter, boolean header, Marks marks) {
        return Arguments.of(what, text, StandardCharsets.UTF_8, new WrittenText(delimiter, header, "UTF-8", marks));
    }

    static Stream<Arguments> encoded() {
        return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)
                .map(encoding -> Arguments.of(
                        encoding.name(), TABLE, encoding, new WrittenText(",", true, encoding.name(), Marks.NONE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"files", "encoded"})
    void howTheFileIsWrittenIsFoundOut(String what, String text, Charset encoding, WrittenText written) {
        Given given = new Given(folder).file("a.csv", text.getBytes(encoding));
        InspectJob job = InspectJob.data("a.csv", given.dataset(), given.files());

        InspectResult result = Inspection.inspect(job, given.source(), 1, Progress.NONE);

        assertThat(result.text()).isEqualTo(written);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.columns()).hasSize(4);
    }
}
