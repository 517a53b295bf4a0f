package io.github.mlmodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;

/** What reading a fuzzed input comes to. */
public final class FuzzedInput {

    /** How many inputs a build tries for each kind of file; {@code scripts/fuzz-readers.sh} goes on for as long as one likes. */
    public static final long RUNS = 4_000;

    /** What a person reads before giving up: ten violations at a few hundred characters each. */
    private static final int LONGEST = 10_000;

    private FuzzedInput() {}

    /**
     * Reads an input.
     *
     * @return what was read, or empty if it was refused as a user is told: in a printable message that is short, whatever the
     *     input's size
     * @throws Exception anything else that reading throws, which is what the fuzzer looks for
     */
    public static <T> Optional<T> read(Callable<T> reading) throws Exception {
        try {
            return Optional.of(reading.call());
        } catch (MlModelException e) {
            message(e);
            return Optional.empty();
        }
    }

    /**
     * Reads an input, and returns what it is read to or the message that refuses it.
     *
     * @throws Exception as {@link #read} does
     */
    public static String verdict(Callable<String> reading) throws Exception {
        try {
            return reading.call();
        } catch (MlModelException e) {
            return message(e);
        }
    }

    private static String message(MlModelException refusal) {
        String message = refusal.sentence();
        assertThat(refusal.kind()).isEqualTo(MlModelException.Kind.USER);
        assertThat(message).isNotBlank().hasSizeLessThan(LONGEST);
        assertThat(message.chars().filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c)))
                .as(message)
                .isEmpty();
        return message;
    }
}
