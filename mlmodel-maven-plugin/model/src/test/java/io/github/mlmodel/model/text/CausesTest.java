package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void theInnermostCauseGivesTheReason() {
        IOException inner = new IOException(" no room on the disk \n");
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("middle", inner));

        assertThat(Causes.innermost(failure)).isSameAs(inner);
        assertThat(Causes.reason(failure)).isEqualTo("no room on the disk");
        assertThat(Causes.innermost(inner)).isSameAs(inner);
    }

    @Test
    void aCauseWithoutAMessageIsNamed() {
        assertThat(Causes.reason(new IllegalStateException("outer", new StackOverflowError())))
                .isEqualTo("StackOverflowError");
        assertThat(Causes.reason(new IOException(" "))).isEqualTo("IOException");
    }

    @Test
    void aRingOfCausesEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(Causes.reason(first)).isEqualTo("second");
    }
}
