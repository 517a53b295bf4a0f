package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlCommentTest {

    @Test
    void linesOfTheTextStayLines() {
        assertThat(XmlComment.lines(
                        "  ",
                        "It has no value in 2 rows:\n  a.csv:3 has no value\n  a.csv:5 has no value\nDelete them."))
                .containsExactly(
                        "  <!-- It has no value in 2 rows:",
                        "       a.csv:3 has no value",
                        "       a.csv:5 has no value",
                        "       Delete them. -->");
    }

    @Test
    void longLinesAreBrokenAndHyphensPartedThatWouldEndTheComment() {
        assertThat(XmlComment.lines("", "word--word ".repeat(12)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(125))
                .first()
                .asString()
                .startsWith("<!-- word- -word word- -word ");
    }
}
