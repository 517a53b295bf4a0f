package io.github.mlmodel.build.step;

import io.github.mlmodel.build.fingerprint.CachedTexts;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.KnownEvaluations;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.model.text.Secrets;
import java.time.Clock;

/**
 * One module of a build, as one step sees it.
 *
 * @param project what is known of it
 * @param workspace its folders
 * @param digests digests of files
 * @param cache models of earlier builds
 * @param evaluations evaluations that count for a release
 * @param folds what came out of cross-validations of earlier builds, by the digest over everything that decided it
 * @param inputs what decides its models
 * @param secrets what must stand in no file that ships
 * @param clock says which day it is
 * @param log takes what the user should know
 */
public record BuiltModule(
        ProjectFacts project,
        Workspace workspace,
        DigestCache digests,
        ModelCache cache,
        KnownEvaluations evaluations,
        CachedTexts folds,
        ModelInputs inputs,
        Secrets secrets,
        Clock clock,
        StepLog log) {}
