package io.github.mlmodel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.build.message.WorkerResponse.InspectResult;
import io.github.mlmodel.build.message.WorkerResponse.JobFailure;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    @TempDir
    Path folder;

    @Test
    void aJobThatFailsLeavesTheOthersAlone() throws IOException {
        Files.writeString(folder.resolve("good.csv"), "a,b\n1,yes\n2,no\n3,yes\n4,no\n");
        Files.writeString(folder.resolve("ragged.csv"), "a,b\n1,yes\n2\n3,yes,3\n");

        WorkerResponse response = run("ragged", "good");

        assertThat(response.inspected()).extracting(InspectResult::name).containsExactly("good");
        assertThat(response.failures()).extracting(JobFailure::name).containsExactly("ragged");
        assertThat(response.failures()).allSatisfy(failure -> {
            assertThat(failure.user()).isTrue();
            assertThat(failure.message()).contains("ragged.csv:3");
            assertThat(failure.trace()).isEmpty();
        });
    }

    @Test
    void theEventsSayWhichModelIsWorkedOn() throws IOException {
        Files.writeString(folder.resolve("good.csv"), "a,b\n1,yes\n2,no\n");

        run("good");

        List<String> lines = Files.readAllLines(folder.resolve("events"));
        assertThat(Json.read(lines.get(0), WorkerEvent.class)).isEqualTo(WorkerEvent.progress("good", "", 0, 0));
    }

    private WorkerResponse run(String... names) throws IOException {
        List<InspectJob> jobs = List.of(names).stream()
                .map(name -> InspectJob.data(
                        name,
                        DatasetSpec.of(name + ".csv", "b"),
                        List.of(new DataFile(name + ".csv", folder.resolve(name + ".csv")))))
                .toList();
        Path events = folder.resolve("events");
        WorkerRequest request =
                new WorkerRequest(0, folder.resolve("response"), events, 1, List.of(), List.of(), List.of(), jobs);
        try (EventLog log = EventLog.appendTo(events)) {
            return Jobs.run(request, log);
        }
    }
}
