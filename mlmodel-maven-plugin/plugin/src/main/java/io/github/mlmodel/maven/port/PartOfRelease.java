package io.github.mlmodel.maven.port;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.Set;

/** A release is made whole, so that a build which would make one of a part of the models is stopped at its first goal. */
final class PartOfRelease {

    /** Phases that make of a module what is published. */
    private static final Set<String> RELEASING = Set.of(
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");

    private PartOfRelease() {}

    /**
     * Refuses a part of the models in a build that packages a release.
     *
     * @param snapshot whether the version may be published again
     * @param selected the models that were named; none for all
     * @param goal the goal that asks
     * @param asked the phases and goals that the build was started with
     */
    static void refuse(boolean snapshot, List<String> selected, String goal, List<String> asked) {
        if (snapshot || selected.isEmpty() || !(goal.equals("package") || packages(asked))) {
            return;
        }
        throw MlModelException.user("mlmodel.models is set (" + String.join(", ", selected)
                + "), but a release is packaged whole. Run the build without -Dmlmodel.models; to work on some of its"
                + " models, run 'mvn test -Dmlmodel.models=" + String.join(",", selected) + "'.");
    }

    /**
     * Returns whether a build comes to the phase in which a module is packaged.
     *
     * @param asked the phases and goals that the build was started with
     */
    static boolean packages(List<String> asked) {
        // Maven 4 has "before:package" and the like.
        return asked.stream()
                .map(each -> each.replaceFirst("^(?:before|after):", ""))
                .map(each -> each.replaceFirst("\\[\\d+]$", ""))
                .anyMatch(RELEASING::contains);
    }
}
