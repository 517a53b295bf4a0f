package io.github.mlmodel.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The device that a model asks for. */
public enum DeviceChoice {
    /** The processor. */
    CPU,
    /** An NVIDIA GPU, and nothing else. */
    CUDA,
    /** An NVIDIA GPU where there is one, else the processor. */
    AUTO;

    /** Returns the word in the configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the choice of that word, if there is one. */
    public static Optional<DeviceChoice> of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst();
    }

    /** Returns the words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DeviceChoice::text).toList();
    }
}
