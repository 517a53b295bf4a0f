package io.github.mlmodel.build.step;

import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.build.message.WorkerResponse.JobFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of the failures of a worker's jobs one failure of the step. */
public final class JobFailures {

    private JobFailures() {}

    /**
     * Returns all failures as one, the user's fault only if each of them is; empty if no job failed. Digests of files that
     * turned out to have changed are forgotten, so that the next build takes them anew.
     */
    public static Optional<StepFailure> of(WorkerResponse response, BuiltModule module) throws IOException {
        List<JobFailure> failures = response.failures();
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        for (JobFailure failure : failures) {
            for (Path changed : failure.changed()) {
                module.digests().forget(changed);
            }
        }
        failures.stream()
                .map(JobFailure::trace)
                .filter(trace -> !trace.isEmpty())
                .forEach(module.log()::debug);
        String sentences = failures.stream()
                .map(failure -> named(failure, failures.size() > 1))
                .collect(Collectors.joining("\n"));
        return Optional.of(new StepFailure(failures.stream().allMatch(JobFailure::user), sentences));
    }

    private static String named(JobFailure failure, boolean several) {
        boolean saysWhich = failure.message().contains("'" + failure.name() + "'");
        return several || !saysWhich ? failure.name() + ": " + failure.message() : failure.message();
    }
}
