package io.github.mlmodel.grade.metric;

/** Whether a gate names a class with a metric, as in {@code recall[yes]}. */
public enum ClassUse {
    /** It is of all classes, or of no class. */
    NONE,
    /** It is of all classes, or of the named one against the rest. */
    OPTIONAL,
    /** It is of one class, which must be named. */
    REQUIRED
}
