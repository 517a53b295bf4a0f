package io.github.mlmodel.core.step;

import io.github.mlmodel.core.fingerprint.DigestCache;
import io.github.mlmodel.core.fingerprint.ModelCache;
import io.github.mlmodel.core.workspace.Workspace;

/**
 * One module of a build, as one step sees it.
 *
 * @param project what is known of it
 * @param workspace its folders
 * @param digests digests of files
 * @param cache models of earlier builds
 * @param inputs what decides its models
 * @param log takes what the user should know
 */
public record BuiltModule(
        ProjectFacts project,
        Workspace workspace,
        DigestCache digests,
        ModelCache cache,
        ModelInputs inputs,
        StepLog log) {}
