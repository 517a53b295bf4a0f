package io.github.mlmodel.build.step.compatibility;

import io.github.mlmodel.build.config.Compatibility;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.signature.Announcement;
import io.github.mlmodel.build.step.ProjectFacts;
import io.github.mlmodel.model.text.Shown;
import java.util.List;

/**
 * What is said of a model that is not what those know who use it, and how much it weighs.
 *
 * @param subject what breaks them, as a sentence begins
 * @param element where the choice is written
 * @param choice what the POM says of it
 * @param project whose version may say so
 */
record BreakWords(String subject, String element, Compatibility choice, ProjectFacts project) {

    private static final String ITEM = "\n  - ";

    static BreakWords of(ConfiguredModel model, ProjectFacts project) {
        return new BreakWords(
                "Model '" + model.name() + "'",
                "<" + model.path() + ">",
                model.baseline().compatibility(),
                project);
    }

    /** How much something weighs. */
    enum Weight {
        /** The build fails. */
        FAIL,
        /** The user should act. */
        WARN,
        /** It is as it is meant. */
        INFO
    }

    /**
     * What is found.
     *
     * @param weight how much it weighs
     * @param sentence says it
     */
    record Found(Weight weight, String sentence) {}

    /** Returns what is said where something breaks. */
    Found found(String released, Announcement announcement, List<String> breaking) {
        String start = subject + " breaks those who use " + released;
        if (announcement instanceof Announcement.Made) {
            return new Found(
                    Weight.INFO, start + ", as version " + project.version() + " tells them:" + lines(breaking));
        }
        return announcement instanceof Announcement.Missing missing
                ? new Found(
                        choice.fails(project.snapshot()) ? Weight.FAIL : Weight.WARN,
                        start + ", and version " + project.version() + " does not tell them:" + lines(breaking) + "\n"
                                + advice("Raise the " + missing.next() + ", or take back what breaks"))
                : new Found(
                        choice == Compatibility.FAIL ? Weight.FAIL : Weight.WARN,
                        start + ":" + lines(breaking) + "\nWhether the version tells them is not known: "
                                + ((Announcement.Untold) announcement).reason() + ". "
                                + (choice == Compatibility.FAIL
                                        ? allow("Take back what breaks", "warn")
                                        : "Tell them, or take back what breaks."));
    }

    /** Returns what is said of changes that break nothing. */
    String unlike(String released, List<String> changes) {
        return subject + " is not what those know who use " + released + ":" + lines(changes)
                + "\nIf this is not meant, look at what has changed in the data.";
    }

    /** Returns what is said where nothing is released, but another model is stored. */
    String unlikeStored(String folder, List<String> changes) {
        return subject + " is not what the one in " + folder + " was:" + lines(changes)
                + "\nWhoever uses that one sees it. If this is not meant, look at what has changed in the data.";
    }

    /** Returns what is said where there is no model to compare with. */
    String withoutRelease(String reason) {
        return subject + " is compared with no earlier one, because " + reason + ".";
    }

    /** Returns what is said where nobody can tell. */
    String unknown(String reason) {
        return subject + " may break those who use it, or not: " + reason + ". "
                + (choice == Compatibility.WARN
                        ? "Compare it before it is released."
                        : allow("Run the build again when that is mended", "none"));
    }

    private String advice(String what) {
        if (choice == Compatibility.WARN) {
            return what + ".";
        }
        return (choice.fails(project.snapshot()) ? "" : "A release fails for that. ") + allow(what, "warn");
    }

    private String allow(String what, String word) {
        return what + ", or write <compatibility>" + word + "</compatibility> into " + element + ".";
    }

    private static String lines(List<String> changes) {
        return Shown.of(changes).lines(ITEM);
    }
}
