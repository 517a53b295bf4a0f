package io.github.mlmodel.build.step.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * Contracts to publish.
 *
 * @param tests output folder of the project's tests, which have left them
 * @param dependencies what the project depends on
 * @param testsSkipped whether the build has run no tests
 */
public record ContractRequest(Path tests, List<UsedArtifact> dependencies, boolean testsSkipped) {

    /** Copies the list. */
    public ContractRequest {
        dependencies = List.copyOf(dependencies);
    }
}
