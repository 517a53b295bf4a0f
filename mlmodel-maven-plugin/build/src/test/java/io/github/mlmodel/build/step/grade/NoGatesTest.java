package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoGatesTest {

    @TempDir
    private Path folder;

    private GivenModule given;

    @BeforeEach
    void make() throws IOException {
        given = GivenModule.in(folder);
    }

    private void describe(String json) throws IOException {
        Path description = given.file("price", ModelFile.DESCRIPTION);
        Files.createDirectories(Objects.requireNonNull(description.getParent()));
        Files.writeString(description, json);
    }

    @Test
    void theExampleIsOfAMetricThatTheModelHas() throws IOException {
        describe(Json.write(GivenDescription.regressor("price").build()));

        NoGates.warn(given.module(), GivenModule.model("price", List.of()));

        assertThat(given.log.warn)
                .containsExactly("price: the model has no gates, so nothing says whether it is good enough. Add for"
                        + " example <gates><gate>r2 >= 0.80</gate></gates>.");
    }

    @Test
    void noDescriptionIsReadOfAModelWithGatesOrWhereTestsAreSkipped() throws IOException {
        describe("no JSON");

        NoGates.warn(given.module(), GivenModule.model("price", List.of(Gate.atLeast("r2", 0.8))));
        assertThat(given.log.warn).isEmpty();

        NoGates.warnUnread(given.module(), GivenModule.model("price", List.of()));
        assertThat(given.log.warn)
                .containsExactly(
                        "price: the model has no gates, so nothing says whether it is good enough. Give it <gates>.");
    }
}
