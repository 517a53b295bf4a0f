package io.github.mlmodel.maven.memory;

import java.util.List;

/**
 * One thing that a run of a goal did, as others see it.
 *
 * @param kind what it was: a level of the log, or one of the names below
 * @param values the line; the folder; type, classifier and file; the file
 */
record RunAct(String kind, List<String> values) {

    static final String INFO = "info";
    static final String WARN = "warn";

    /** The compiler takes the sources in a folder, too. */
    static final String COMPILE = "compile";

    /** A file is attached to the project. */
    static final String ATTACH = "attach";

    /** A report is written again as it is, so that it is one of this build. */
    static final String RENEW = "renew";

    RunAct {
        values = List.copyOf(values);
    }
}
