package io.github.mlmodel.build.step;

/**
 * Why a step failed the build.
 *
 * @param user whether the user's project is at fault, rather than the machine, the network or this product
 * @param sentence what, where, what to do next
 */
public record StepFailure(boolean user, String sentence) {

    /** Returns a failure that the user's configuration, data or code caused. */
    public static StepFailure user(String sentence) {
        return new StepFailure(true, sentence);
    }

    /** Returns a failure of the machine, the network or this product. */
    public static StepFailure internal(String sentence) {
        return new StepFailure(false, sentence);
    }
}
