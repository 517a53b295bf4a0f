package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.maven.memory.RunNotes;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class MavenLogTest {

    @Test
    void noTextInALineDoesMoreThanBeingRead() {
        List<String> lines = new ArrayList<>();
        MavenLog log = new MavenLog(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence line) {
                        lines.add(line.toString());
                    }

                    @Override
                    public void warn(CharSequence line) {
                        lines.add(line.toString());
                    }
                },
                new RunNotes());

        log.info("churn: größe\n  \u001b[2Jage");
        log.warn("x".repeat(3_000_000));

        assertThat(lines.get(0)).isEqualTo("churn: größe\n  \\u001b[2Jage");
        assertThat(lines.get(1)).hasSizeLessThan(5_000);
    }
}
