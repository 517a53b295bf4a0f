package io.github.mlmodel.build.step.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTimestampTest {

    @Test
    void isoTimesHaveAnOffset() {
        assertThat(OutputTimestamp.of("2026-11-01T00:00:00Z")).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(OutputTimestamp.of("2026-11-01T06:30:00+06:30")).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void partsOfASecondAreLeftOut() {
        assertThat(OutputTimestamp.of("2026-11-01T00:00:00.999Z")).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void numbersAreSecondsSince1970() {
        assertThat(OutputTimestamp.of("1793491200")).isEqualTo("2026-11-01T00:00:00Z");
    }

    @Test
    void aLetterOrNothingMeansNone() {
        for (@Nullable String none : new String[] {null, "", " ", "x", "$"}) {
            assertThat(OutputTimestamp.of(none)).isEqualTo("1980-01-01T00:00:00Z");
        }
    }

    @Test
    void theLimitsAreTimes() {
        assertThat(Stream.of("1980-01-01T00:00:02Z", "2099-12-31T23:59:59Z", "2099-12-31T23:59:59.999Z")
                        .map(OutputTimestamp::of))
                .containsExactly(
                        Instant.parse("1980-01-01T00:00:02Z"),
                        Instant.parse("2099-12-31T23:59:59Z"),
                        Instant.parse("2099-12-31T23:59:59Z"));
    }

    @Test
    void timesThatAnArchiveCannotHaveAreRefused() {
        refuses(
                "1980-01-01T00:00:01Z",
                "project.build.outputTimestamp is '1980-01-01T00:00:01Z', which is 1980-01-01T00:00:01Z and not within the"
                        + " valid range 1980-01-01T00:00:02Z to 2099-12-31T23:59:59Z of archives. Use a time in it, for"
                        + " example 2026-11-01T00:00:00Z.");
        refuses(
                "1",
                "project.build.outputTimestamp is '1', which is 1970-01-01T00:00:01Z and not within the valid range"
                        + " 1980-01-01T00:00:02Z to 2099-12-31T23:59:59Z of archives. Use a time in it, for example"
                        + " 2026-11-01T00:00:00Z.");
        refuses(
                "2100-01-01T00:00:00Z",
                "project.build.outputTimestamp is '2100-01-01T00:00:00Z', which is 2100-01-01T00:00:00Z and not within the"
                        + " valid range 1980-01-01T00:00:02Z to 2099-12-31T23:59:59Z of archives. Use a time in it, for"
                        + " example 2026-11-01T00:00:00Z.");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String text : new String[] {"yesterday", "2026-11-01", "2026-11-01T00:00:00", "99999999999999999999"}) {
            refuses(
                    text,
                    "project.build.outputTimestamp is '" + text + "', which is no time. Use ISO 8601, for example"
                            + " 2026-11-01T00:00:00Z, or seconds since 1970.");
        }
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> OutputTimestamp.of(text))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message)
                .extracting(failure -> ((MlModelException) failure).kind())
                .isEqualTo(MlModelException.Kind.USER);
    }
}
