package io.github.mlmodel.grade.metric;

/** Of how many classes a metric has a value where no class is named. */
public enum ClassCount {
    /** Of however many. */
    ANY,
    /** Of two alone. */
    TWO,
    /** Of more than two alone. */
    MORE_THAN_TWO;

    /** Returns whether so many classes, 0 where there are none, are among these. */
    public boolean holds(int classes) {
        return switch (this) {
            case ANY -> true;
            case TWO -> classes == 2;
            case MORE_THAN_TWO -> classes > 2;
        };
    }
}
