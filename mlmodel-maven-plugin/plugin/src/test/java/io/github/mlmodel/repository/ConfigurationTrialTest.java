package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.worker.trial.ConfigurationTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With which seeds a model is tried, and what the trial comes to. */
class ConfigurationTrialTest {

    /** Of 60 rows two are of a class; the variant, a column of one value, decides with which seeds a side lacks it. */
    private static final int ROWS = 60;

    private final Path folder;

    ConfigurationTrialTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aModelOfManyClassesIsComparedWithTheMostFrequentOne() throws IOException {
        int classes = 40;
        int rows = 25 * classes;

        TrialResult result =
                tried(1, rows, Task.CLASSIFICATION, i -> i % classes + ".5," + i / 1_000.0 + ",c" + i % classes);

        assertThat(result.seed()).isEqualTo(1);
        assertThat(result.score()).isGreaterThan(0.9);
        assertThat(result.trivialScore()).isEqualTo(1.0 / classes);
        assertThat(result.trainedOn() + result.heldBack()).isEqualTo(rows);
    }

    @Test
    void whereAClassIsAbsentFromASideTheNextSeedsAreTried() throws IOException {
        assertThat(triedWithARareClass(4, 1).seed()).isEqualTo(1);
        assertThat(triedWithARareClass(4, 2).seed()).isEqualTo(6);
    }

    @Test
    void afterFiveSeedsTheFirstFailureIsTold() throws IOException {
        assertThatThrownBy(() -> triedWithARareClass(12, 1))
                .hasMessage(
                        "Class 'rare' of target column 'target' is absent from the held-back rows. Change <seed>, or"
                                + " give a <testSource> with rows of every class.");
        assertThat(triedWithARareClass(12, 2).seed()).isEqualTo(6);
    }

    /** A build fails so, and what is proposed is to be what a build does. */
    @Test
    void anotherFailureIsToldThoughOtherSeedsWouldHideIt() throws IOException {
        IntFunction<String> classes = i -> "30," + i + "," + (i % 2 == 0 ? "yes" : "no");
        IntFunction<String> numbers = i -> "11," + i + "," + i * i;
        String sentence =
                "No row of rows.csv is held back: with <testFraction>0.2</testFraction> and seed 1 all %d rows"
                        + " are trained on. Add rows, change <seed>, or give a <testSource>.";

        assertThatThrownBy(() -> tried(1, 8, Task.CLASSIFICATION, classes)).hasMessage(sentence, 8);
        assertThat(tried(2, 8, Task.CLASSIFICATION, classes).seed()).isEqualTo(2);
        assertThatThrownBy(() -> tried(1, 7, Task.REGRESSION, numbers)).hasMessage(sentence, 7);
        assertThat(tried(2, 7, Task.REGRESSION, numbers).seed()).isEqualTo(2);
    }

    /** Of 1,000 rows 400 are one row, so that with each seed far more or fewer than a fifth are held back. */
    @Test
    void whereCopiesOfOneRowDecideTheShareNoSeedIsAsGoodAsItShouldBe() throws IOException {
        TrialResult result = tried(1, 1_000, Task.CLASSIFICATION, copies(400));

        assertThat(result.heldBack()).isBetween(90L, 149L);
        assertThat(result.uneven())
                .isEqualTo(Math.round(result.heldBack() / 10.0)
                        + " % of the rows are held back instead of 20 %, because 400 of 1,000 rows are copies of one row,"
                        + " and equal rows are all on one side");
    }

    @Test
    void whereAnotherSeedHoldsBackAboutAFifthItIsTaken() throws IOException {
        IntFunction<String> row = copies(90);
        TrialResult first = tried(1, 1_000, Task.CLASSIFICATION, row);
        long uneven = first.seed();
        while (tried(uneven, 1_000, Task.CLASSIFICATION, row).seed() == uneven) {
            uneven++;
        }

        TrialResult result = tried(uneven, 1_000, Task.CLASSIFICATION, row);

        assertThat(result.heldBack()).isBetween(150L, 250L);
        assertThat(result.uneven()).isEmpty();
        assertThat(result.passedOver())
                .contains(
                        " % of the rows are held back instead of 20 %, because 90 of 1,000 rows are copies of one row,");
    }

    private static IntFunction<String> copies(int count) {
        return i -> i < count ? "7.5,7.25,yes" : i + "," + i * 17 % 101 + "," + (i % 2 == 0 ? "yes" : "no");
    }

    private TrialResult triedWithARareClass(int variant, long seed) throws IOException {
        return tried(
                seed,
                ROWS,
                Task.CLASSIFICATION,
                i -> variant + "," + i + "," + (i < 2 ? "rare" : i % 2 == 0 ? "yes" : "no"));
    }

    private TrialResult tried(long seed, int rows, Task task, IntFunction<String> row) throws IOException {
        String lines = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", "a,b,target\n", "\n"));
        Path file = Files.writeString(folder.resolve("rows.csv"), lines);
        ModelSpec spec = new ModelSpec(
                "tried",
                "",
                task,
                new DatasetSpec(
                        Source.Delimited.of("rows.csv"),
                        new HeldBack.Fraction(HeldBack.DEFAULT_SHARE),
                        Roles.of("target")),
                FeatureSpec.byType(),
                TrainerSpec.of("decision-tree"),
                seed);
        return ConfigurationTrial.of(
                new TrialJob(spec, List.of(new DataFile("rows.csv", file)), "balanced_accuracy"), 1, Progress.NONE);
    }
}
