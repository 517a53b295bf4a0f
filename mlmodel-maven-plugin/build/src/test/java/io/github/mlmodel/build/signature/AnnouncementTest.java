package io.github.mlmodel.build.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {

    @ParameterizedTest
    @CsvSource({
        "1.4.2, 2.0.0",
        "1.4.2, 2.0.0-SNAPSHOT",
        "1.4.2, 3.1.0-rc.1",
        "0.4.2, 0.5.0",
        "0.4.2, 1.0.0",
        "1.4.2.Final, 2.0.0+build.7"
    })
    void aRaisedVersionTells(String before, String now) {
        assertThat(Announcement.of(before, now)).isEqualTo(new Announcement.Made());
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, 1.5.0, 'major version, to 2.0.0'",
        "1.4.2, 1.4.3-SNAPSHOT, 'major version, to 2.0.0'",
        "2.0.0, 1.9.0, 'major version, to 3.0.0'",
        "1.0.0, 0.9.0, 'major version, to 2.0.0'",
        "0.4.2, 0.4.3, 'minor version, to 0.5.0'"
    })
    void anotherDoesNot(String before, String now, String next) {
        assertThat(Announcement.of(before, now)).isEqualTo(new Announcement.Missing(next));
    }

    @ParameterizedTest
    @CsvSource({
        "1.4, 2.0.0, 1.4",
        "1.4.2, 2, 2",
        "1.4.2, 2.0.0.1, 2.0.0.1",
        "r7, r8, r7",
        "1.4.2, 99999999999.0.0, 99999999999.0.0"
    })
    void versionsOfAnotherFormTellNothing(String before, String now, String which) {
        assertThat(Announcement.of(before, now))
                .isEqualTo(new Announcement.Untold("'" + which + "' is no version of three numbers, such as 1.4.0"));
    }
}
