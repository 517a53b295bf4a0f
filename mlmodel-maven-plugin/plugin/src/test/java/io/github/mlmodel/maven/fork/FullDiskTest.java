package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.SmallDisk;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a training is when its disk is full: that is what the message says. */
class FullDiskTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    private final List<String> failed = new ArrayList<>();

    /** What holds the worker's folders, its temporary one and the model: below the JVM's needs, the model's, the library's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 64, 8_000})
    void aDiskOfAnySizeThatIsTooSmallIsNamed(int kilobytes) throws IOException {
        Path target = folder.resolve("target");
        try (SmallDisk disk = SmallDisk.of(target, Math.max(4, kilobytes))) {
            if (kilobytes == 0) {
                disk.fill();
            }

            assertThat(train(JAVA, target))
                    .containsPattern("there is no room: the disk of \\Q" + target + "\\E[^ ]* has [0-9]+ bytes free")
                    .contains("Make room")
                    .doesNotContain("System.exit")
                    .doesNotContain("did not start");
        }
    }

    /** In blocks of 512 bytes: below what an outcome needs, and below what ONNX Runtime's library needs. */
    @ParameterizedTest
    @ValueSource(ints = {32, 2048})
    @DisabledOnOs(OS.WINDOWS)
    void aLimitOfTheSizeOfFilesIsNamed(int blocks) throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));

        assertThat(train(limited(blocks), target))
                .containsPattern(
                        "because \\Q" + target + "\\E\\S* would be larger than this user or this file system may have"
                                + " a file \\(ulimit -f\\)\\. ")
                .doesNotContain("java.library.path");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutcomeThatCannotBeWrittenHasAnExitCodeOfItsOwn() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));

        assertThat(train(limited(0), target))
                .startsWith("The worker could not write its outcome. Its last lines say why; its folder is "
                        + target.resolve("run") + ".\n");
    }

    /** Returns a JVM whose files may not be larger. */
    private Path limited(int blocks) throws IOException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\nulimit -f " + blocks + "\nexec '" + JAVA + "' \"$@\"\n");
        assumeThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    /** Trains, and returns what became of it. */
    private String train(Path java, Path target) throws IOException {
        Path source = Files.writeString(
                folder.resolve("churn.csv"),
                "age,churned\n"
                        + IntStream.range(0, 300)
                                .mapToObj(i -> i + (i % 2 == 0 ? ",yes\n" : ",no\n"))
                                .collect(Collectors.joining()));
        ModelSpec spec = new ModelSpec(
                "churn",
                "",
                null,
                DatasetSpec.of("churn.csv", "churned"),
                FeatureSpec.byType(),
                new TrainerSpec("random-forest", List.of()),
                1);
        TrainJob job = new TrainJob(
                spec,
                List.of(new DataFile("churn.csv", source)),
                new Judgement(List.of(new DataFile("churn.csv", source)), List.of(), false),
                null,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                target.resolve("train/churn"));
        WorkerProcess worker = new WorkerProcess(
                settings(java, target),
                WorkerBudget.of(new HashMap<>(), 2, 1, 2000),
                new NoLog(),
                ClassArchives.none());
        MlModelException crash =
                catchThrowableOfType(MlModelException.class, () -> worker.run(List.of(job), this::take));
        assertThat(crash == null ? failed : List.of(crash.sentence())).hasSize(1);
        return crash == null ? failed.get(0) : crash.sentence();
    }

    private void take(TrainJob job, Outcome<TrainResult> outcome) {
        failed.add(((Outcome.Failed<TrainResult>) outcome).sentence());
    }

    private static WorkerSettings settings(Path java, Path target) {
        return new WorkerSettings(
                java,
                List.of(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                List.of(),
                null,
                System.getenv(),
                false,
                target.resolve("run"),
                target.resolve("train.log"),
                Secrets.none());
    }

    /** Says nothing. */
    private record NoLog() implements WorkerLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {}
    }
}
