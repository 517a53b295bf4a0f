package io.github.mlmodel.worker.treatment;

/**
 * How many values of a column are what.
 *
 * @param numbers finite numbers
 * @param words words for "no value"
 * @param others neither
 * @param different different numbers; no more than {@link RuleThresholds#FEW_DIFFERENT} and one are counted
 */
record ValueShares(long numbers, long words, long others, int different) {

    long values() {
        return numbers + words + others;
    }

    /**
     * Returns whether a target is one of numbers; then words and others are faults. A word may be one class of few, but
     * hardly one beside many different numbers.
     */
    boolean areNumbersOfTarget() {
        return new ValueShares(numbers, 0, words + others, different).areNumbers()
                || (different > RuleThresholds.FEW_DIFFERENT && areNumbers());
    }

    /** Returns whether the column is one of numbers; then the words are missing, and others are faults. */
    boolean areNumbers() {
        if (numbers == 0) {
            return false;
        }
        return others == 0
                ? RuleThresholds.isHalf(numbers, values())
                : RuleThresholds.nearlyAll(numbers, values()) && different > RuleThresholds.FEW_DIFFERENT;
    }
}
