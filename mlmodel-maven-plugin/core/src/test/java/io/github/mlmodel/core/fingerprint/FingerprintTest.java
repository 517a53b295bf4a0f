package io.github.mlmodel.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.core.fingerprint.Fingerprint.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Fingerprint BEFORE = new Fingerprint(
            "churn",
            List.of(
                    Input.file("source 1", "datasets/churn.csv", "a1b2c3d4"),
                    Input.setting("trainer", "random-forest"),
                    Input.setting("weight", "w")));

    @Test
    void saysWhichInputChangedAndHow() {
        Fingerprint now = new Fingerprint(
                "churn",
                List.of(
                        Input.file("source 1", "datasets/churn.csv", "c3d4e5f6"),
                        Input.setting("trainer", "gradient-boosting"),
                        Input.setting("seed", "7")));

        assertThat(now.changesSince(BEFORE))
                .containsExactly(
                        "datasets/churn.csv changed (a1b2… → c3d4…)",
                        "trainer changed (random-forest → gradient-boosting)",
                        "seed is new (7)",
                        "weight is gone (w)");
    }

    @Test
    void aFilesNameIsNoPartOfTheKey() {
        Fingerprint renamed = new Fingerprint(
                "churn",
                List.of(
                        Input.file("source 1", "elsewhere/data.csv", "a1b2c3d4"),
                        Input.setting("trainer", "random-forest"),
                        Input.setting("weight", "w")));

        assertThat(renamed.key()).isEqualTo(BEFORE.key());
        assertThat(renamed.changesSince(BEFORE)).isEmpty();
    }

    @Test
    void theModelsNameIsPartOfTheKey() {
        assertThat(new Fingerprint("churn2", BEFORE.inputs()).key()).isNotEqualTo(BEFORE.key());
    }
}
