package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.files.ModuleLock;
import io.github.mlmodel.files.Patience;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTurnTest {

    private static final StepOutcome DONE = new StepOutcome() {};

    @TempDir
    Path folder;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<String> told = new ArrayList<>();

    @Test
    void oneGoalAfterTheOtherWorksOnAModule() throws IOException {
        assertThat(turn(Duration.ZERO).run(() -> DONE)).isSameAs(DONE);
        assertThat(turn(Duration.ZERO).run(() -> DONE)).isSameAs(DONE);
        assertThat(told).isEmpty();
    }

    @Test
    void aGoalThatFailsGivesItsTurnBack() throws IOException {
        assertThatThrownBy(() -> turn(Duration.ZERO).run(() -> {
                    throw new IOException("broken");
                }))
                .hasMessage("broken");

        assertThat(turn(Duration.ofSeconds(1)).run(() -> DONE)).isSameAs(DONE);
    }

    @Test
    void theWaitForAGoalOfTheSameBuildEndsAtItsLimit() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        CompletableFuture<StepOutcome> first = CompletableFuture.supplyAsync(() -> held(working, tried));
        working.await();

        assertThatThrownBy(() -> turn(Duration.ofMillis(1)).run(() -> DONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage("This goal has waited for 0 s for another goal of this build that works in " + folder
                        + ". End that build if it hangs, or wait longer: -Dmlmodel.wait=SECONDS, 0 for as long"
                        + " as it takes.");

        tried.countDown();
        assertThat(first.get()).isSameAs(DONE);
    }

    @Test
    void aLockThatCannotBeTakenFailsWithThePropertyOfTheFolder() throws IOException {
        Path cache = Files.createFile(folder.resolve("cache"));

        assertThatThrownBy(() -> turn(Duration.ZERO).run(() -> DONE))
                .isInstanceOfSatisfying(MlModelException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(MlModelException.Kind.INTERNAL))
                .message()
                .matches("The lock of this module cannot be taken in the cache \\Q" + cache
                        + "\\E: .*cache.*\\. Without it two builds could write the same files\\. Mend the folder, or"
                        + " name another one that can be written: -Dmlmodel\\.cache\\.directory=FOLDER\\.");
    }

    @Test
    void aBuildWithAnotherCacheIsWaitedForWhereTheModuleWrites() throws Exception {
        Path target = Files.createDirectories(folder.resolve("target"));

        try (ModuleLock other =
                ModuleLock.acquire(target.resolve(".lock"), "nobody", new Patience(Duration.ZERO, told::add))) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> turn(Duration.ofMillis(1)).run(() -> DONE))
                    .isInstanceOf(MlModelException.class)
                    .message()
                    .matches("This goal has waited for 0 s for another build of \\Q" + folder + "\\E \\(process "
                            + ProcessHandle.current().pid()
                            + ", at work for \\d+ s\\)\\. End that build if it hangs, or wait"
                            + " longer: -Dmlmodel\\.wait=SECONDS, 0 for as long as it takes\\.");
        }

        assertThat(turn(Duration.ofSeconds(1)).run(() -> DONE)).isSameAs(DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "a folder in the place of the lock"})
    void whereNothingCanBeLockedThereTheLockInTheCacheIsEnough(String there) throws IOException {
        if (!there.equals("nothing")) {
            Files.createDirectories(folder.resolve("target/.lock"));
        }

        assertThat(turn(Duration.ofSeconds(1)).run(() -> DONE)).isSameAs(DONE);
        assertThat(Files.exists(folder.resolve("target"))).isEqualTo(!there.equals("nothing"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkInThePlaceOfTheLockIsNotFollowed() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "of somebody");
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("target")).resolve(".lock"), other);

        assertThat(turn(Duration.ofSeconds(1)).run(() -> DONE)).isSameAs(DONE);

        assertThat(other).hasContent("of somebody");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeInThePlaceOfTheLockIsNotWaitedFor() throws Exception {
        Path pipe = Files.createDirectories(folder.resolve("target")).resolve(".lock");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(turn(Duration.ofSeconds(1)).run(() -> DONE)).isSameAs(DONE);
    }

    private StepOutcome held(CountDownLatch working, CountDownLatch tried) {
        try {
            return turn(Duration.ZERO).run(() -> {
                working.countDown();
                try {
                    tried.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return DONE;
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModuleTurn turn(Duration limit) {
        Semaphore shared = ModuleTurn.turn(request, folder);
        return new ModuleTurn(
                shared, folder.resolve("cache"), folder, folder.resolve("target"), new Patience(limit, told::add));
    }
}
