package io.github.mlmodel.maven.fork.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.WorkerEvent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    @Test
    void aLineSaysHowFarItIsAndHowLongItTakes() {
        ProgressLines lines = ProgressLines.from(0, true);

        assertThat(lines.line(event("trees", 0, 100), seconds(0))).isEmpty();
        assertThat(lines.line(event("trees", 10, 100), seconds(1))).isEmpty();
        assertThat(lines.line(event("trees", 40, 100), seconds(8))).contains("churn: 40 of 100 trees, 12 s left");
        assertThat(lines.line(event("trees", 41, 100), seconds(9))).isEmpty();
        assertThat(lines.line(event("trees", 50, 100), seconds(10))).contains("churn: 50 of 100 trees, 10 s left");
    }

    @Test
    void inBatchModeWorkBelowFiveSecondsHasNoLine() {
        ProgressLines lines = ProgressLines.from(seconds(100), false);

        assertThat(lines.line(event("rows", 1, 2), seconds(104))).isEmpty();
        assertThat(lines.line(event("rows", 2, 2), seconds(105))).contains("churn: 2 of 2 rows, 0 s left");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        ProgressLines lines = ProgressLines.from(0, true);

        assertThat(lines.line(event("", 0, 0), seconds(3))).isEmpty();
        assertThat(lines.line(event("rows", 1234567, 0), seconds(3))).contains("churn: 1,234,567 rows");
    }

    @Test
    void oneIsCountedAsOne() {
        for (String[] unit : new String[][] {
            {"own metrics computed", "own metric computed"}, {"rows predicted", "row predicted"}, {"loss", "loss"}
        }) {
            assertThat(ProgressLines.from(0, true).line(event(unit[0], 1, 0), seconds(3)))
                    .contains("churn: 1 " + unit[1]);
            assertThat(ProgressLines.from(0, true).line(event(unit[0], 1, 2), seconds(3)))
                    .contains("churn: 1 of 2 " + unit[0]);
            assertThat(ProgressLines.from(0, true).line(event(unit[0], 0, 1), seconds(3)))
                    .contains("churn: 0 of 1 " + unit[1]);
        }
    }

    @Test
    void longTimesAreInMinutesAndAnotherUnitStartsAnew() {
        ProgressLines lines = ProgressLines.from(0, true);

        assertThat(lines.line(event("rows", 99, 100), seconds(1))).isEmpty();
        assertThat(lines.line(event("epochs", 0, 100), seconds(2))).contains("churn: 0 of 100 epochs");
        assertThat(lines.line(event("epochs", 1, 100), seconds(8))).contains("churn: 1 of 100 epochs, 10 min left");
    }

    @Test
    void aLineOfTheWorkersOwnNeedsNoOtherBehindIt() {
        ProgressLines lines = ProgressLines.from(0, true);

        assertThat(lines.line(WorkerEvent.line("churn", "epoch 1 of 2: loss 0.5"), seconds(8)))
                .contains("churn: epoch 1 of 2: loss 0.5");
        assertThat(lines.line(event("epochs", 1, 2), seconds(9))).isEmpty();
    }

    private static WorkerEvent event(String unit, long done, long total) {
        return WorkerEvent.progress("churn", unit, done, total);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
