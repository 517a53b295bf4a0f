package io.github.mlmodel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    @TempDir
    Path folder;

    @Test
    void everyKindOfJobHasOneHandler() {
        assertThat(Jobs.HANDLERS.stream().<Class<?>>map(Jobs.Handler::kind))
                .containsExactlyInAnyOrderElementsOf(List.of(Job.class.getPermittedSubclasses()));
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
