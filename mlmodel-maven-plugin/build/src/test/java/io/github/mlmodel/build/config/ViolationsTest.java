package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static final String CLASSES =
            "More in the plugin's manual: docs/troubleshooting.md#a-class-is-absent-from-one-side";
    private static final String BYTES = "More in the plugin's manual: docs/troubleshooting.md#a-byte-is-not-utf-8";

    private final Violations violations = new Violations();

    @Test
    void aLinkStandsWithWhatItBelongsTo() {
        violations.add(MlModelException.user(Anchor.ABSENT_CLASS, "Too few."));
        violations.add("No metric 'acuracy'.");
        violations.add(MlModelException.user(Anchor.ENCODING, "Odd bytes."));

        assertThatThrownBy(() -> violations.failIfAny("It was not trained, because of", "problem"))
                .hasMessage("It was not trained, because of 3 problems:\n  - Too few.\n    " + CLASSES
                        + "\n  - No metric 'acuracy'.\n  - Odd bytes.\n    " + BYTES)
                .extracting(failure -> ((MlModelException) failure).anchor())
                .isEqualTo(Optional.empty());
    }

    @Test
    void aLinkOfAllIsSaidOnce() {
        violations.add(MlModelException.user(Anchor.ENCODING, "Odd bytes."));
        violations.add(MlModelException.user(Anchor.ENCODING, "More odd bytes."));

        assertThat(violations.sentence("It was not read, because of", "problem"))
                .contains("It was not read, because of 2 problems:\n  - Odd bytes.\n  - More odd bytes.");
        assertThat(violations.anchor()).contains(Anchor.ENCODING);
    }

    @Test
    void aSingleViolationIsItsSentenceWithItsAnchor() {
        violations.add(MlModelException.user(Anchor.ENCODING, "Odd bytes."));

        assertThat(violations.sentence("It was not read, because of", "problem"))
                .contains("Odd bytes.");
        assertThat(violations.anchor()).contains(Anchor.ENCODING);
    }

    @Test
    void withoutAViolationThereIsNoSentence() {
        assertThat(violations.sentence("It was not read, because of", "problem"))
                .isEmpty();
        assertThat(violations.anchor()).isEmpty();
    }
}
