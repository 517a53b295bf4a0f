package io.github.mlmodel.build.message;

/**
 * There is no model to compare with.
 *
 * @param reason why, as a clause
 * @param error whether gates that compare cannot be judged then; else they are skipped
 */
public record NoBaseline(String reason, boolean error) implements EarlierModel {

    @Override
    public String line() {
        return (error ? "missing: " : "none: ") + reason;
    }
}
