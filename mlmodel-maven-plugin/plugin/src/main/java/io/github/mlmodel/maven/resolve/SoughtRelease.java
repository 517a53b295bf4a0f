package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.build.config.BundleCoordinates;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A file of a released version that is looked for.
 *
 * @param project whose versions these are
 * @param highestAlone whether the highest version alone counts, be it below the project's own or not
 * @param at the file's coordinates by version
 * @param what the file in words, for messages
 */
record SoughtRelease(
        BundleCoordinates project, boolean highestAlone, Function<String, ArtifactCoordinates> at, String what) {

    /** Returns the file of the highest version below the project's own that has one. */
    static SoughtRelease below(BundleCoordinates project, Function<String, ArtifactCoordinates> at, String what) {
        return new SoughtRelease(project, false, at, what);
    }

    /** Returns the contract of the highest version: if that has none, no earlier one speaks for it. */
    static SoughtRelease contract(BundleCoordinates consumer, String model) {
        return new SoughtRelease(
                consumer,
                true,
                version -> ArtifactCoordinates.ofContract(consumer.group(), consumer.artifact(), version, model),
                "a contract with '" + model + "'");
    }

    /** Returns the versions that may have it, in the order in which they are asked. */
    List<String> candidates(Collection<String> versions) {
        return highestAlone
                ? ReleaseVersions.all(versions).stream().limit(1).toList()
                : ReleaseVersions.below(project.version(), versions);
    }

    /** Returns the versions in words. */
    String versions() {
        return "released version of " + project.group() + ":" + project.artifact()
                + (highestAlone ? "" : " below " + project.version());
    }

    /** Says, as a clause, that none of these versions has it. */
    String absence(List<String> candidates) {
        if (candidates.isEmpty()) {
            return "there is no " + versions();
        }
        return highestAlone
                ? "the highest " + versions() + ", " + candidates.get(0) + ", has no " + what.replaceFirst("^a ", "")
                : "there is no " + versions() + " that has " + what;
    }
}
