package io.github.mlmodel.grade.condition;

/** How two values are compared. */
public enum Relation {
    /** They are equal. */
    EQUAL("="),
    /** They differ. */
    UNEQUAL("!="),
    /** The first is smaller. */
    LESS("<"),
    /** The first is not larger. */
    AT_MOST("<="),
    /** The first is larger. */
    MORE(">"),
    /** The first is not smaller. */
    AT_LEAST(">=");

    private final String text;

    Relation(String text) {
        this.text = text;
    }

    /** Returns it as users write it. */
    public String text() {
        return text;
    }

    /** Returns whether it asks which of two values is larger. */
    boolean orders() {
        return this != EQUAL && this != UNEQUAL;
    }

    /** Returns whether it holds for values that are compared so: below 0 where the first is smaller. */
    boolean holdsFor(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
