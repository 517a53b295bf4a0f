package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void theDefaultsAreOneThreadOnlyWhatIsVerifiedAGibibyteAndNoLimitOfTime() {
        Options options = Options.defaults();

        assertThat(options.threads()).isEqualTo(1);
        assertThat(options.verified()).isTrue();
        assertThat(options.memoryLimit()).isEqualTo(1_073_741_824);
        assertThat(options.timeLimit()).isEmpty();
        assertThat(options.refused()).isEmpty();
        assertThat(options.evaluator()).isEqualTo(EvaluatorChoice.AUTOMATIC);
        assertThat(Options.unverified()
                        .withThreads(4)
                        .withTimeLimit(Duration.ofSeconds(1))
                        .withMemoryLimit(5)
                        .withEvaluator(EvaluatorChoice.JAVA)
                        .toString())
                .isEqualTo("Options[threads=4, verified=false, memoryLimit=5, timeLimit=Optional[PT1S], refused=[],"
                        + " evaluator=JAVA]");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Options.defaults().withThreads(0)).hasMessage("A model cannot predict on 0 threads.");
        assertThatThrownBy(() -> Options.defaults().withMemoryLimit(0))
                .hasMessage("A model cannot be loaded into 0 bytes.");
        assertThatThrownBy(() -> Options.defaults().withTimeLimit(Duration.ZERO))
                .hasMessage("A model cannot predict within PT0S.");
    }
}
