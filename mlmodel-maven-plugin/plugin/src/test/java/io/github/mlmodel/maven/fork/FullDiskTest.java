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
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
        Path target = disk(kilobytes);

        assertThat(train(JAVA, target))
                .containsPattern("there is no room: the disk of \\Q" + target + "\\E[^ ]* has [0-9]+ bytes free")
                .contains("Make room")
                .doesNotContain("System.exit")
                .doesNotContain("did not start");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutcomeThatCannotBeWrittenHasAnExitCodeOfItsOwn() throws IOException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\nulimit -f 0\nexec '" + JAVA + "' \"$@\"\n");
        assumeThat(java.toFile().setExecutable(true)).isTrue();
        Path target = Files.createDirectories(folder.resolve("target"));

        assertThat(train(java, target))
                .startsWith("The worker could not write its outcome. Its last lines say why; its folder is "
                        + target.resolve("run") + ".\n");
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
        WorkerProcess worker =
                new WorkerProcess(settings(java, target), WorkerBudget.of(new HashMap<>(), 2, 1, 2000), new NoLog());
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

    /** A file system in memory, which only root can make, on Linux. */
    private Path disk(int kilobytes) throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));
        assumeThat(mount(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + Math.max(4, kilobytes) + "k",
                        "tmpfs",
                        target.toString()))
                .as("exit code of mount, which needs Linux and root: the test of a real small disk is skipped without")
                .isZero();
        if (kilobytes == 0) {
            try (OutputStream out = Files.newOutputStream(target.resolve("filling"))) {
                out.write(new byte[4096]);
            }
        }
        return target;
    }

    @AfterEach
    void unmount() {
        mount("umount", "-l", folder.resolve("target").toString());
    }

    private static int mount(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
