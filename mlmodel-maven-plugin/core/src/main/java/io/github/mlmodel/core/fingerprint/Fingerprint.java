package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.file.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides a model's bytes. Names of files, times, hosts and devices are not part of the key.
 *
 * @param model the model's name
 * @param inputs what decides the bytes, in a fixed order
 */
public record Fingerprint(String model, List<Input> inputs) {

    private static final int SHOWN_DIGEST = 4;

    /** Copies the list. */
    public Fingerprint {
        inputs = List.copyOf(inputs);
    }

    /**
     * One thing that decides a model's bytes.
     *
     * @param role what it is for, for example {@code source 1} or {@code trainer}; part of the key
     * @param name what the user calls it, for example {@code datasets/churn.csv}; not part of the key
     * @param value a file's SHA-256, or the setting in words; part of the key
     * @param file whether {@code value} is a digest
     */
    public record Input(String role, String name, String value, boolean file) {

        /** Returns a file's input. */
        public static Input file(String role, String name, String digest) {
            return new Input(role, name, digest, true);
        }

        /** Returns a setting's input. */
        public static Input setting(String role, String value) {
            return new Input(role, role, value, false);
        }

        private String shown() {
            return file ? shortened(value) : value;
        }
    }

    /** Returns the SHA-256 over roles and values. */
    public String key() {
        Digest digest = new Digest().add("mlmodel fingerprint 1").add(model);
        for (Input input : inputs) {
            digest.add(input.role()).add(input.value());
        }
        return digest.hex();
    }

    /** Returns the first letters of a digest, as messages show it. */
    public static String shortened(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGEST, digest.length())) + "…";
    }

    /**
     * Returns what differs from an earlier fingerprint, a phrase each: {@code datasets/churn.csv changed (a1b2… → c3d4…)}.
     * Empty if the keys are equal.
     */
    public List<String> changesSince(Fingerprint earlier) {
        List<String> changes = new ArrayList<>();
        for (Input input : inputs) {
            Optional<Input> before = earlier.input(input.role());
            if (before.isEmpty()) {
                changes.add(input.name() + " is new (" + input.shown() + ")");
            } else if (!before.get().value().equals(input.value())) {
                changes.add(input.name() + " changed (" + before.get().shown() + " → " + input.shown() + ")");
            }
        }
        for (Input before : earlier.inputs) {
            if (input(before.role()).isEmpty()) {
                changes.add(before.name() + " is gone (" + before.shown() + ")");
            }
        }
        return changes;
    }

    private Optional<Input> input(String role) {
        return inputs.stream().filter(input -> input.role().equals(role)).findFirst();
    }
}
