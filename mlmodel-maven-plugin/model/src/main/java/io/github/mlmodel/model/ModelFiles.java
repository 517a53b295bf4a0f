package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;

/** Names of the files that make up a model, in the folder of its build, in its bundle and in a jar. */
@Internal
public final class ModelFiles {

    /** The shipped graph. */
    public static final String MODEL = "model.onnx";

    /** The description, {@link ModelDescription}. */
    public static final String DESCRIPTION = "model.json";

    /** Every input with its digest, and the key over all. */
    public static final String FINGERPRINT = "fingerprint.json";

    /** Metrics, {@code Evaluation}. */
    public static final String EVALUATION = "evaluation.json";

    /** Verdicts by gate. */
    public static final String GRADE = "grade.json";

    /** The report for people. */
    public static final String REPORT = "report.html";

    /** Folder of a jar, under which each model has a folder of its name. */
    public static final String JAR_FOLDER = "META-INF/mlmodel/";

    private ModelFiles() {}
}
