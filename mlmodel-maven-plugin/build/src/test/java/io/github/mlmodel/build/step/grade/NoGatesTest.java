package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoGatesTest {

    @TempDir
    private Path folder;

    @Test
    void theExampleIsOfAMetricThatTheModelHas() throws Exception {
        GivenModule given = GivenModule.in(folder);
        Path description = given.file("price", ModelFile.DESCRIPTION);
        Files.createDirectories(Objects.requireNonNull(description.getParent()));
        Files.writeString(
                description, Json.write(GivenDescription.regressor("price").build()));

        NoGates.warn(given.module(), GivenModule.model("price", List.of()));

        assertThat(given.log.warn)
                .containsExactly("price: the model has no gates, so nothing says whether it is good enough. Add for"
                        + " example <gates><gate>r2 >= 0.80</gate></gates>.");
    }
}
