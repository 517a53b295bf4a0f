package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.text.Printable;

/** Says on how many rows something was tried: a test that passes should not leave open whether it tried anything. */
@Internal
public final class TriedRows {

    private TriedRows() {}

    /** Prints it into the output of the test, where Surefire's reports and IDEs show it. */
    public static void print(String model, String tried) {
        System.out.println(Printable.message(model + ": " + tried));
    }
}
