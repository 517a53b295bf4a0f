package io.github.mlmodel.maven.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownFailureTest {

    private static final Secrets SECRETS = Secrets.none().withVariables(Map.of("A_TOKEN", "gehe1m-4711"));

    @Test
    void aFailureThatTellsNothingStaysWhatItIs() {
        Throwable failure = new IllegalStateException("Odd.", new IOException("no room", new Error()));

        assertThat(ShownFailure.of(failure, SECRETS)).isSameAs(failure);
    }

    @Test
    void whatACauseOrASuppressedFailureTellsIsHiddenAndTheStackTracesStay() {
        IOException cause =
                new IOException("401 for https://u:geheim@host/x", new IllegalArgumentException("gehe1m-4711"));
        Throwable failure = new IllegalStateException("Not resolved.", cause);
        failure.addSuppressed(new IOException("\u001b[2J gehe1m-4711"));

        Throwable shown = ShownFailure.of(failure, SECRETS);

        assertThat(printed(shown))
                .isEqualTo(printed(failure)
                        .replace("u:geheim", "***")
                        .replace("gehe1m-4711", "***")
                        .replace("\u001b", "\\u001b"));
        assertThat(ShownFailure.of(shown, SECRETS)).isSameAs(shown);
    }

    @Test
    void aCircleOfCausesHasAnEnd() {
        IllegalStateException failure = new IllegalStateException("gehe1m-4711");
        failure.initCause(new IOException("of itself", failure));

        assertThat(printed(ShownFailure.of(failure, SECRETS)))
                .contains("of itself")
                .doesNotContain("gehe1m");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
