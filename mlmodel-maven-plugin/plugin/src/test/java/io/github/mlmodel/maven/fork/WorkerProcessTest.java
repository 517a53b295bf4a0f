package io.github.mlmodel.maven.fork;

import static io.github.mlmodel.maven.fork.GivenWorkerProcess.assertThatFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.VerifyJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerProcessTest {

    private static final List<VerifyJob> THREE =
            List.of(GivenWorkerProcess.job("first"), GivenWorkerProcess.job("second"), GivenWorkerProcess.job("third"));

    @TempDir
    Path temporary;

    private GivenWorkerProcess given;

    @BeforeEach
    void makeFolder() throws IOException {
        given = GivenWorkerProcess.in(temporary);
    }

    @Test
    void theRealWorkerFindsThatThereIsNoBundle() throws IOException {
        given.run(new WorkerProcess(
                given.settings("", null), GivenWorkerProcess.budget(), given.log(), ClassArchives.none()));

        assertThat(given.taken)
                .containsExactly(
                        "churn: The bundle bundle.zip cannot be read: java.nio.file.NoSuchFileException: bundle.zip.");
        assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void withoutJobsThereIsNoWorker() throws IOException {
        given.odd("throw", null, System::nanoTime).run(List.<VerifyJob>of(), given::take);

        assertThat(given.taken).isEmpty();
        assertThat(given.folder.resolve("target")).doesNotExist();
    }

    @Test
    void aWorkerHasItsOwnLanguageTimeZoneFoldersAndShareOfTheProcessors() throws IOException {
        given.run(given.odd("surroundings", null, System::nanoTime));

        assertThat(given.taken)
                .containsExactly(
                        "churn: en|UTC|UTF-8|C.UTF-8|none|none|yes|1|threads 2 of 2|libraries /cuda/lib:/own/lib"
                                + "|files in working folder 0|own temporary folder true");
    }

    @Test
    void whatIsPrintedIsLoggedAndCannotCorruptTheOutcome() throws IOException {
        given.run(given.odd("garbage", null, System::nanoTime));

        assertThat(given.taken).containsExactly("churn: done");
        assertThat(new String(
                        Files.readAllBytes(given.folder.resolve("target/train.log")), StandardCharsets.ISO_8859_1))
                .startsWith("\u00ff\0\u00c3{\"\n{\"kind\": [], ")
                .endsWith("0.jsonand this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quiet-exit", "heap", "direct-memory", "throw", "crash"})
    void howeverTheWorkerEndsInTheThirdJobTheFirstTwoAreTaken(String behaviour) {
        assertThatFailure(() -> given.odd(behaviour, null, System::nanoTime, "-Xmx40m", "-Dodd.after=2")
                        .run(THREE, given::take))
                .contains(" model 'third'");

        assertThat(given.taken).containsExactly("first: 8 samples", "second: 8 samples");
    }

    @Test
    void anOutcomeIsTakenWhileTheNextJobIsUnderWayAndStaysAtTheTimeLimit() throws IOException {
        AtomicLong clock = new AtomicLong();
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            CompletableFuture<Void> twoTaken = new CompletableFuture<>();
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                try {
                    given.odd(
                                    "wait",
                                    Duration.ofSeconds(90),
                                    clock::get,
                                    GivenWorkerProcess.port(server),
                                    "-Dodd.after=2")
                            .run(THREE, (job, outcome) -> {
                                given.take(job, outcome);
                                if (given.taken.size() == 2) {
                                    twoTaken.complete(null);
                                }
                            });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            List<ProcessHandle> processes = GivenWorkerProcess.accept(server);

            CompletableFuture.anyOf(twoTaken, run).join();
            assertThat(processes).allMatch(ProcessHandle::isAlive);
            clock.set(Duration.ofSeconds(91).toNanos());

            assertThatFailure(() -> GivenWorkerProcess.unwrap(run))
                    .startsWith("The worker was stopped at its time limit of 90 s while it worked on model 'third'.");
            assertThat(given.taken).containsExactly("first: 8 samples", "second: 8 samples");
        }
    }

    @Test
    void allJobsHavingEndedAWorkerThatEndsBadlyHasDoneItsWork() throws IOException {
        given.run(given.odd("done-then-crash", null, System::nanoTime));

        assertThat(given.taken).containsExactly("churn: done");
    }

    @Test
    void aWorkerWithNothingLeftToDoIsNotWaitedFor() throws IOException {
        given.run(given.odd("done-then-wait", Duration.ofSeconds(90), System::nanoTime));

        assertThat(given.taken).containsExactly("churn: done");
        assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void whatIsNoOutcomeIsACrash() {
        assertThatFailure(() -> given.run(given.odd("no-outcome", null, System::nanoTime)))
                .isEqualTo(
                        "The worker's outcome cannot be read: " + given.folder.resolve("target/run/RUN/outcomes/0.json")
                                + " is damaged: no JSON of Outcome. Plugin and worker must have the same"
                                + " version; look at <plugin><dependencies>.");

        assertThat(given.taken).isEmpty();
    }

    @Test
    void aFailureToTakeAnOutcomeIsNotTheWorkersFault() {
        assertThatThrownBy(() -> given.odd("thread", null, System::nanoTime)
                        .run(GivenWorkerProcess.CHURN, (job, outcome) -> {
                            throw new IOException("No space left on device");
                        }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void everyLineForTheLogIsShownUnderTheModelsName() throws IOException {
        given.run(given.odd("lines", null, System::nanoTime));

        assertThat(given.lines)
                .containsSubsequence(
                        "churn: epoch 1 of 2: loss 0.5", "churn: epoch 2 of 2: loss 0.25", "churn: the best so far");
    }
}
