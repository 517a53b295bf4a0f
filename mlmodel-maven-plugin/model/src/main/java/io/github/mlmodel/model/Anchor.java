package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;

/** A chapter of the documentation that says more than a message can: where a failure's link leads. */
@Internal
public enum Anchor {
    /** A worker's heap was too small. */
    OUT_OF_MEMORY("the-worker-ran-out-of-memory"),
    /** A worker worked longer than it may. */
    TIME_LIMIT("the-worker-was-stopped-at-its-time-limit"),
    /** A worker was killed. */
    KILLED("the-worker-was-ended-by-signal-9-sigkill"),
    /** A worker's native code crashed. */
    NATIVE_CRASH("the-worker-crashed-in-native-code"),
    /** A worker ended by itself. */
    EXIT("the-worker-ended-with-exit-code"),
    /** A worker's JVM did not start. */
    NOT_STARTED("the-workers-jvm-did-not-start"),
    /** A disk is full. */
    NO_ROOM("there-is-no-room"),
    /** Lines have more or fewer values than the header. */
    UNREADABLE_LINES("lines-cannot-be-read"),
    /** A file is in another encoding. */
    ENCODING("a-byte-is-not-utf-8"),
    /** A path of the project leads out of it. */
    OUTSIDE("a-path-leads-out-of-the-project"),
    /** Data is not as its schema asks. */
    DATA_CONTRACT("the-data-breaks-a-rule-of-its-schema"),
    /** A class has no rows on one side. */
    ABSENT_CLASS("a-class-is-absent-from-one-side"),
    /** A file changed while it was used. */
    CHANGED_FILE("a-file-changed-while-the-model-was-trained"),
    /** A network to begin with cannot be taken. */
    REFUSED_BASE("a-base-is-refused"),
    /** The class path has no model of the name. */
    NO_MODEL("there-is-no-model-on-the-class-path"),
    /** A model's file breaks the rules. */
    REFUSED_MODEL("a-model-file-is-refused"),
    /** The class path has several models of one name. */
    DIFFERENT_MODELS("there-are-different-models-of-one-name-on-the-class-path"),
    /** A model's file is not the recorded one. */
    CHANGED_MODEL("a-file-was-changed-after-it-was-made"),
    /** Nothing says which file a model must be. */
    UNVERIFIED_MODEL("a-model-has-no-digest"),
    /** A model has operators that Java does not evaluate. */
    NEEDS_ONNX_RUNTIME("a-model-needs-onnx-runtime"),
    /** ONNX Runtime's library does not load. */
    NATIVE_LIBRARY("onnx-runtimes-native-library-does-not-load"),
    /** The platform has no native libraries. */
    PLATFORM("alpine-musl");

    private static final String PAGE = "docs/troubleshooting.md";

    private final String heading;

    Anchor(String heading) {
        this.heading = heading;
    }

    /** Returns the page with the heading, as a link below the folder of the product's documentation. */
    public String link() {
        return PAGE + "#" + heading;
    }

    /** Returns a line that leads there. */
    public String more() {
        return "More in the plugin's manual: " + link();
    }
}
