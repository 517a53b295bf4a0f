package io.github.mlmodel.grade.contract;

import java.util.List;
import java.util.Objects;

/**
 * What a consumer relies on of a model.
 *
 * @param model the model's name
 * @param against the model that it held for when the consumer's tests wrote it
 * @param test the class of these tests
 * @param expectations what is expected of rows, at least one
 */
public record Contract(String model, TestedModel against, String test, List<Expectation> expectations) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /** The type of the artifact that has it. */
    public static final String TYPE = "json";

    /** The folder of a project's compiled tests in which these leave contracts, a file a model. */
    public static final String FOLDER = "mlmodel-contracts";

    /** More is no small artifact. */
    public static final int MOST_ROWS = 10_000;

    /** Copies the list, and refuses one that nothing is expected in, or too much. */
    public Contract {
        Objects.requireNonNull(model);
        Objects.requireNonNull(against);
        Objects.requireNonNull(test);
        expectations = List.copyOf(expectations);
        if (expectations.isEmpty() || expectations.size() > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "it has " + expectations.size() + " rows, and must have 1 to " + MOST_ROWS);
        }
    }

    /** Returns the classifier of the artifact that has the contract with a model. */
    public static String classifier(String model) {
        return model + "-contract";
    }

    /** Returns the name of the file in {@link #FOLDER}. */
    public static String file(String model) {
        return model + "." + TYPE;
    }

    /** Returns the same, of which it is known what artifact brought the model. */
    public Contract broughtBy(String artifact) {
        return new Contract(model, new TestedModel(artifact, against.digest()), test, expectations);
    }

    /**
     * The model that a consumer has tested.
     *
     * @param artifact coordinates of what brought it, {@code group:artifact:version}; empty while these are not known
     * @param digest SHA-256 of its {@code model.onnx}
     */
    public record TestedModel(String artifact, String digest) {

        /** Refuses what lacks a part. */
        public TestedModel {
            Objects.requireNonNull(artifact);
            Objects.requireNonNull(digest);
        }
    }
}
