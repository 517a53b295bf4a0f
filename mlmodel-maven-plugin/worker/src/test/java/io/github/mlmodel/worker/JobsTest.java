package io.github.mlmodel.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.train.GivenTraining;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobsTest {

    private static final String ROWS = "x y; 1 1.5; 2 2.5; 3 3.5";

    @TempDir
    Path folder;

    @Test
    void everyKindOfJobHasOneHandler() {
        assertThat(Jobs.HANDLERS.stream().<Class<?>>map(Jobs.Handler::kind))
                .containsExactlyInAnyOrderElementsOf(kinds(Job.class).toList());
    }

    /** Returns the records of a sealed family, those of families within it too. */
    private static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(JobsTest::kinds)
                : Stream.of(family);
    }

    @Test
    void aJobThatFailsLeavesTheOthersAlone() throws IOException {
        Files.writeString(folder.resolve("good.csv"), "a,b\n1,yes\n2,no\n3,yes\n4,no\n");
        Files.writeString(folder.resolve("ragged.csv"), "a,b\n1,yes\n2\n3,yes,3\n");

        List<Outcome<InspectResult>> outcomes = run("ragged", "good");

        Outcome.Failed<InspectResult> failed = (Outcome.Failed<InspectResult>) outcomes.get(0);
        assertThat(failed.user()).isTrue();
        assertThat(failed.sentence()).contains("ragged.csv:3");
        assertThat(failed.trace()).isEmpty();
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done<InspectResult>) outcomes.get(1)).result().rows())
                .isEqualTo(4);
    }

    /** The device whose every write says that there is no room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamedAsThat() {
        assertThat(sentenceOf(writtenTo(Path.of("/dev/full"))))
                .matches("Model 'churn' was not finished, because there is no room: the disk of "
                        + System.getProperty("java.io.tmpdir")
                        + " has [0-9.]+ (MB|bytes) free(, so a quota or its number of files may be used up)?\\. Make room"
                        + " and run the build again\\.");
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        new AccessDeniedException("work/model.onnx"), "there is no permission for work/model.onnx"),
                Arguments.of(
                        new FileSystemException("work/model.onnx", null, "Input/output error"),
                        "work/model.onnx: Input/output error"),
                Arguments.of(
                        new FileSystemException("work/a.tmp", "work/model.onnx", "Read-only file system"),
                        "work/a.tmp: Read-only file system"),
                Arguments.of(
                        new AtomicMoveNotSupportedException(
                                "work/a.tmp", "work/model.onnx", "Invalid cross-device link"),
                        "the file system refuses to rename work/a.tmp to work/model.onnx (Invalid cross-device link)"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleWithAFileIsNamedAsWhatItIsAndNotAsAFaultOfTheCode(IOException failure, String clause) {
        assertThat(sentenceOf(failure))
                .isEqualTo(
                        "Model 'churn' was not finished, because " + clause + ". Mend that and run the build again.");
    }

    private static String sentenceOf(IOException failure) {
        Jobs.Handler<InspectJob, InspectResult> handler = new Jobs.Handler<>(
                InspectJob.class,
                "the data was looked at",
                (job, threads, progress) -> new Jobs.Work<>(() -> {
                    throw new IllegalStateException("training failed", failure);
                }));

        Outcome<InspectResult> outcome = handler.undertake(
                        InspectJob.data("churn", DatasetSpec.of("churn.csv", ""), List.of()),
                        1,
                        new EventLog(OutputStream.nullOutputStream()))
                .work();

        return ((Outcome.Failed<InspectResult>) outcome).sentence();
    }

    private static IOException writtenTo(Path file) {
        return catchThrowableOfType(IOException.class, () -> Files.write(file, new byte[10]));
    }

    @Test
    void theOutcomeOfAJobIsThereBeforeTheNextOneBegins() throws IOException {
        Files.writeString(folder.resolve("first.csv"), "a,b\n1,yes\n2,no\n");
        Files.writeString(folder.resolve("second.csv"), "a,b\n1,yes\n2,no\n");
        List<Boolean> there = new ArrayList<>();
        OutputStream looking = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] line) {
                if (new String(line, StandardCharsets.UTF_8).contains("\"second\", \"unit\": \"\"")) {
                    there.add(Files.exists(folder.resolve("0.json")) && !Files.exists(folder.resolve("1.json")));
                }
            }
        };

        try (EventLog log = new EventLog(looking)) {
            Jobs.run(request(List.of(job("first"), job("second"))), log);
        }

        assertThat(there).containsExactly(true);
        assertThat(folder.resolve("1.json")).exists();
    }

    @Test
    void theEventsSayWhichModelIsWorkedOn() throws IOException {
        Files.writeString(folder.resolve("good.csv"), "a,b\n1,yes\n2,no\n");

        run("good");

        List<String> lines = Files.readAllLines(folder.resolve("events"));
        assertThat(Json.read(lines.get(0), WorkerEvent.class)).isEqualTo(WorkerEvent.progress("good", "", 0, 0));
    }

    @Test
    void aMisspeltParameterOfTheLastModelIsSaidBeforeAnyRowIsRead() throws IOException {
        // Whoever read all rows of one would complain.
        String broken = ROWS + "; 5";
        TrainJob first = new GivenTraining(folder("1"), "first").train(broken).job();
        TrainJob second = new GivenTraining(folder("2"), "second")
                .train(broken)
                .parameter("fualt")
                .job();
        TrainJob third = new GivenTraining(folder("3"), "third")
                .train(broken)
                .parameter("dept")
                .job();

        assertThat(train(first, second, third))
                .containsExactly(
                        new Outcome.NotBegun<>(),
                        Outcome.Failed.user("Trainer 'odd' has no parameter 'fualt'. It has fault."),
                        Outcome.Failed.user("Trainer 'odd' has no parameter 'dept'. It has fault."));
        assertThat(events()).doesNotContain("rows", "epochs");
    }

    @Test
    void whatIsWrongWithTheRowsOfTheLastModelIsSaidBeforeTheFirstIsTrained() throws IOException {
        TrainJob first =
                new GivenTraining(folder("1"), "first").train(ROWS).test(ROWS).job();
        TrainJob second = new GivenTraining(folder("2"), "second")
                .train(ROWS)
                .test("x z; 1 1")
                .job();

        assertThat(train(first, second))
                .containsExactly(
                        new Outcome.NotBegun<>(),
                        Outcome.Failed.user(
                                "Column 'y' of <target> (did you mean 'x'?) is not in test.csv. Its columns are: x, z."));
        assertThat(events()).contains("rows").doesNotContain("epochs");
        assertThat(folder.resolve("1/first")).doesNotExist();
    }

    @Test
    void severalModelsThatNothingIsWrongWithAreTrained() throws IOException {
        TrainJob first =
                new GivenTraining(folder("1"), "first").train(ROWS).test(ROWS).job();
        TrainJob second =
                new GivenTraining(folder("2"), "second").train(ROWS).test(ROWS).job();

        assertThat(train(first, second)).allMatch(outcome -> outcome instanceof Outcome.Done);

        assertThat(folder.resolve("1/first/model.onnx")).exists();
        assertThat(folder.resolve("2/second/model.onnx")).exists();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private List<Outcome<TrainResult>> train(TrainJob... jobs) throws IOException {
        WorkerRequest request = new WorkerRequest(0, folder, folder.resolve("events"), 1, List.of(jobs));
        try (EventLog log = EventLog.appendTo(request.events())) {
            Jobs.run(request, log);
        }
        List<Outcome<TrainResult>> outcomes = new ArrayList<>();
        for (TrainJob job : jobs) {
            outcomes.add(Outcome.read(request.outcome(outcomes.size()), job));
        }
        return outcomes;
    }

    /** Returns what was counted. */
    private Set<String> events() throws IOException {
        return Files.readAllLines(folder.resolve("events")).stream()
                .map(line -> Json.read(line, WorkerEvent.class).unit())
                .collect(Collectors.toSet());
    }

    private List<Outcome<InspectResult>> run(String... names) throws IOException {
        List<InspectJob> jobs = Stream.of(names).map(this::job).toList();
        WorkerRequest request = request(jobs);
        try (EventLog log = EventLog.appendTo(request.events())) {
            Jobs.run(request, log);
        }
        List<Outcome<InspectResult>> outcomes = new ArrayList<>();
        for (InspectJob job : jobs) {
            outcomes.add(Outcome.read(request.outcome(outcomes.size()), job));
        }
        return outcomes;
    }

    private InspectJob job(String name) {
        return InspectJob.data(
                name,
                DatasetSpec.of(name + ".csv", "b"),
                List.of(new DataFile(name + ".csv", folder.resolve(name + ".csv"))));
    }

    private WorkerRequest request(List<InspectJob> jobs) {
        return new WorkerRequest(0, folder, folder.resolve("events"), 1, List.copyOf(jobs));
    }
}
