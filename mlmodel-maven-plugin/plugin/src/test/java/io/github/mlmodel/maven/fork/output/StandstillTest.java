package io.github.mlmodel.maven.fork.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.WorkerEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {

    private static final Optional<Duration> TEN_MINUTES = Optional.of(Duration.ofMinutes(10));

    private final Standstill standstill = Standstill.from(at(0), TEN_MINUTES, null);

    @Test
    void aWorkerThatSaysNothingHasComeNoFurther() {
        assertThat(standstill.exceeded(at(600))).isEmpty();
        assertThat(standstill.exceeded(at(601))).isEqualTo(TEN_MINUTES);
    }

    @Test
    void countingOnIsProgressAndSayingTheSameAgainIsNone() {
        standstill.note(rows(10), at(500));
        standstill.note(rows(20), at(1000));
        assertThat(standstill.exceeded(at(1600))).isEmpty();

        standstill.note(rows(20), at(1500));

        assertThat(standstill.exceeded(at(1601))).isEqualTo(TEN_MINUTES);
    }

    @Test
    void aLineForTheLogIsProgressAndSoIsTheNextModel() {
        standstill.note(WorkerEvent.line("churn", "half of it"), at(599));
        standstill.note(WorkerEvent.progress("prices", "", 0, 0), at(1198));

        assertThat(standstill.exceeded(at(1797))).isEmpty();
    }

    @Test
    void theEndOfAJobIsProgress() {
        standstill.noteEnded(1, at(599));
        standstill.noteEnded(1, at(900));

        assertThat(standstill.exceeded(at(1199))).isEmpty();
        assertThat(standstill.exceeded(at(1200))).isEqualTo(TEN_MINUTES);
    }

    @Test
    void aLongerTimeLimitIsAlsoTheLimitOfStandingStillAndAShorterOneIsNot() {
        assertThat(Standstill.from(at(0), TEN_MINUTES, Duration.ofHours(1)).exceeded(at(3600)))
                .isEmpty();
        assertThat(Standstill.from(at(0), TEN_MINUTES, Duration.ofHours(1)).exceeded(at(3601)))
                .contains(Duration.ofHours(1));
        assertThat(Standstill.from(at(0), TEN_MINUTES, Duration.ofMinutes(1)).exceeded(at(599)))
                .isEmpty();
    }

    @Test
    void whatMayTakeAsLongAsItTakesNeverStandsStill() {
        assertThat(Standstill.from(at(0), Optional.empty(), Duration.ofHours(1)).exceeded(Long.MAX_VALUE))
                .isEmpty();
    }

    private static WorkerEvent rows(long done) {
        return WorkerEvent.progress("churn", "rows predicted", done, 1000);
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
