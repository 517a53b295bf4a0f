package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carriage returns in quotes, which end no line. */
class QuotedReturnsTest {

    @TempDir
    Path folder;

    @Test
    void aReturnAtTheEndOfAQuotedValueEndsNoLine() {
        String text = "a,b\n1,\"x\r\"\n2,\"\ry\"\r\n3,\"z\r\n\"\n4,w\r5,v";

        assertThat(Given.rows(new Given(folder).file("a.csv", text).read().table()))
                .containsExactly("1.0|x", "2.0|y", "3.0|z", "4.0|w", "5.0|v");
    }
}
