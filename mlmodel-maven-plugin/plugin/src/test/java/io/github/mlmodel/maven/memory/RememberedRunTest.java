package io.github.mlmodel.maven.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered is read as it was written. */
class RememberedRunTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\n",
                "\r\n",
                "\\",
                "\\n",
                "\\\\t",
                "a\tb\nc",
                "ends in \\",
                "\n\n",
                "\u2028",
                "\ud83d\ude00",
                "used\t/etc/passwd",
                "\0"
            })
    void anyLineIsSaidAgainAsItWas(String line) {
        RememberedRun run = new RememberedRun(
                "1-2-3",
                List.of(new RunAct(RunAct.WARN, List.of(line)), new RunAct(RunAct.ATTACH, List.of(line, "x", line))));

        assertThat(RememberedRun.read(run.text())).contains(run);
    }

    @Test
    void anotherFormatIsNone() {
        String text = "mlmodel-run\t2\n1-2-3\n";

        assertThat(RememberedRun.read(text + TextSum.of(text) + "\n")).isEmpty();
        assertThat(RememberedRun.read("")).isEmpty();
        assertThat(RememberedRun.read("\n")).isEmpty();
    }
}
