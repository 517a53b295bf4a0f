package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoGatesTest {

    @TempDir
    private Path folder;

    @Test
    void theExampleIsOfAMetricThatTheModelHas() throws Exception {
        GivenModule given = GivenModule.in(folder);

        NoGates.warn(given.module(), GivenModule.model("price", List.of()), Optional.of(Task.REGRESSION));
        NoGates.warn(given.module(), GivenModule.model("price", List.of()), Optional.empty());

        assertThat(given.log.warn)
                .containsExactly(
                        "price: the model has no gates, so nothing says whether it is good enough. Add for example"
                                + " <gates><gate>r2 >= 0.80</gate></gates>.",
                        "price: the model has no gates, so nothing says whether it is good enough. Give it <gates>.");
    }
}
