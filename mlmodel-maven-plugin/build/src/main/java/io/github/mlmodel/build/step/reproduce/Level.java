package io.github.mlmodel.build.step.reproduce;

/**
 * One of the things in which two models may be the same.
 *
 * @param of in what
 * @param holds whether they are
 * @param sentence what was found, as a clause
 */
public record Level(Of of, boolean holds, String sentence) {

    /** In what two models may be the same, the strictest first. */
    public enum Of {
        /** Data, specification, code and engine. */
        INPUTS("inputs"),
        /** The bytes of the model's file. */
        BYTES("bytes"),
        /** What is predicted for recorded samples and held-back rows. */
        PREDICTIONS("predictions"),
        /** The metrics on the held-back rows. */
        METRICS("metrics");

        private final String text;

        Of(String text) {
            this.text = text;
        }

        /** Returns the word for it. */
        public String text() {
            return text;
        }
    }
}
