package io.github.mlmodel.build.step.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.generate.GeneratedContract;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateStepTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    private static final String SCHEMA = """
            {
              "format": 1,
              "columns": [
                {"name": "%s", "role": "feature", "kind": "numeric"},
                {
                  "name": "churned",
                  "role": "target",
                  "kind": "categorical",
                  "domain": {"values": ["no", "yes"], "unexpected": 0, "severity": "error"}
                }
              ]
            }
            """;

    private static final String LEFT_OUT = "No classes were generated for churn: there is no schema in src/models, and"
            + " the data was not read. What an earlier build has generated stays. 'mvn mlmodel:schema' writes the schema;"
            + " commit it.";

    @TempDir
    private Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;

    @BeforeEach
    void aModule() {
        given = GivenModule.in(folder);
        workers.schema = SCHEMA.formatted("age");
    }

    @Test
    void theSchemaOfDataIsInferredOnce() throws IOException {
        GenerateOutcome outcome = inABuild(CHURN);
        inABuild(CHURN);

        assertThat(outcome)
                .isEqualTo(new GenerateOutcome.Generated(
                        List.of("com.example.ChurnInput", "com.example.ChurnPrediction", "com.example.ChurnModel")));
        assertThat(workers.runs).containsExactly("generate");
        assertThat(given.log.info)
                .containsOnly("churn: com.example.ChurnModel, from today's data; 'mvn mlmodel:schema' pins its columns"
                        + " and labels");

        given.write(GivenModule.SOURCE, "age,churned\n31,no\n");
        inABuild(CHURN);
        assertThat(workers.runs).containsExactly("generate", "generate");
    }

    @Test
    void aCommittedSchemaNeedsNoData() throws IOException {
        given.write("src/models/churn.schema.json", SCHEMA.formatted("years"));
        Files.delete(folder.resolve(GivenModule.SOURCE));

        inAnIde(CHURN);

        assertThat(source("ChurnInput")).contains("        OptionalDouble years)");
        assertThat(workers.runs).isEmpty();
        assertThat(given.log.info).containsExactly("churn: com.example.ChurnModel");
    }

    @Test
    void anIdeReadsNoDataAndIsToldWhyThereAreNoClasses() throws IOException {
        assertThat(inAnIde(CHURN)).isEqualTo(new GenerateOutcome.Generated(List.of()));

        assertThat(given.log.warn).containsExactly(LEFT_OUT);
        assertThat(given.log.info).isEmpty();
        assertThat(workers.runs).isEmpty();
        assertThat(folder.resolve("sources")).doesNotExist();
    }

    @Test
    void anIdeGeneratesWhatABuildHasInferred() throws IOException {
        inABuild(CHURN);
        Files.delete(folder.resolve("sources/com/example/ChurnInput.java"));

        inAnIde(CHURN);

        assertThat(source("ChurnInput")).contains("        OptionalDouble age)");
        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void anIdeLeavesWhatABuildHasGenerated() throws IOException {
        inABuild(CHURN);
        String before = source("ChurnInput");
        given.write(GivenModule.SOURCE, "age,churned\n31,no\n");

        inAnIde(CHURN);

        assertThat(source("ChurnInput")).isEqualTo(before);
        assertThat(GeneratedContract.read(given.workspace().model("churn"))).isPresent();
        assertThat(given.log.warn).containsExactly(LEFT_OUT);
    }

    @Test
    void aSkippedPluginGeneratesAllTheSameAndPassesOverWhatHasNoData() throws IOException {
        ConfiguredModel gone = GivenModule.model("gone", "datasets/gone.csv", "random-forest", List.of());

        GenerateOutcome outcome = run(false, true, CHURN, gone);

        assertThat(outcome.failure()).isEmpty();
        assertThat(source("ChurnModel")).contains("class ChurnModel");
        assertThat(given.log.warn).containsExactly(LEFT_OUT.replace("for churn", "for gone"));
    }

    @Test
    void whatStaysAsItIsKeepsItsTimeAndNothingElseStays() throws IOException {
        inABuild(CHURN);
        Path file = folder.resolve("sources/com/example/ChurnModel.java");
        Path contract = given.workspace().model("churn").resolve("generated.json");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(contract, FileTime.fromMillis(1_000_000));
        Path other = given.write("sources/com/example/OldModel.java", "class OldModel {}");

        inABuild(CHURN);

        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000_000);
        assertThat(Files.getLastModifiedTime(contract).toMillis()).isEqualTo(1_000_000);
        assertThat(other).doesNotExist();
    }

    @Test
    void twoModelsMayNotHaveOneClass() throws IOException {
        ConfiguredModel other = GivenModule.model("other").withApi(new ConfiguredApi(null, "Churn", false, false));

        assertThat(inABuild(CHURN, other).failure()).contains(StepFailure.user("""
                No classes were generated, because of 3 problems:
                  - Models 'churn' and 'other' would both have the class com.example.ChurnInput. Name another \
                <generate><className> or <package> for one of them.
                  - Models 'churn' and 'other' would both have the class com.example.ChurnPrediction. Name another \
                <generate><className> or <package> for one of them.
                  - Models 'churn' and 'other' would both have the class com.example.ChurnModel. Name another \
                <generate><className> or <package> for one of them."""));
        assertThat(folder.resolve("sources")).doesNotExist();
    }

    private GenerateOutcome inABuild(ConfiguredModel... models) throws IOException {
        return run(false, false, models);
    }

    private GenerateOutcome inAnIde(ConfiguredModel... models) throws IOException {
        return run(true, false, models);
    }

    private GenerateOutcome run(boolean withoutWorker, boolean onlyCommitted, ConfiguredModel... models)
            throws IOException {
        return new GenerateStep(given.module(), workers)
                .run(new GenerateRequest(
                        List.of(models),
                        folder.resolve("sources"),
                        "com.example",
                        folder.resolve("cache/schemas"),
                        withoutWorker,
                        onlyCommitted));
    }

    private String source(String className) throws IOException {
        return Files.readString(folder.resolve("sources/com/example/" + className + ".java"));
    }
}
