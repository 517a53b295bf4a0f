package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a base, and what of it is trained.
 *
 * @param name the base as the user named it, for messages
 * @param train patterns of the constants to train, {@code none} alone for none of them; empty for all that gradients reach
 * @param at the value after which the base is left, or absent for its output
 * @param normalization what is done with the input before the base, or absent
 */
public record BaseSpec(
        String name,
        List<String> train,
        @Nullable String at,
        @Nullable Normalization normalization) {

    /** The word that freezes all of a base. */
    public static final String NONE = "none";

    /** Copies the list. */
    public BaseSpec {
        train = List.copyOf(train);
    }

    /** Takes a whole base and trains all of it. */
    public static BaseSpec of(String name) {
        return new BaseSpec(name, List.of(), null, null);
    }

    /** Returns the patterns of a list separated by commas or white space. */
    public static List<String> patterns(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /**
     * Reads numbers separated by commas or white space.
     *
     * @param element the element's name, for messages
     * @throws MlModelException if there is none, or one is no finite number
     */
    public static List<Double> numbers(String text, String element) {
        List<Double> numbers = new ArrayList<>();
        for (String word : patterns(text)) {
            numbers.add(number(word, element));
        }
        if (numbers.isEmpty()) {
            throw MlModelException.user(
                    "<" + element + "> is empty. Write a number for each channel, for example 0.485, 0.456, 0.406.");
        }
        return numbers;
    }

    private static double number(String word, String element) {
        try {
            double number = Double.parseDouble(word);
            if (Double.isFinite(number) && word.matches("[-+0-9.eE]+")) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(word, element, e);
        }
        throw noNumber(word, element, null);
    }

    private static MlModelException noNumber(String word, String element, @Nullable NumberFormatException cause) {
        String message = "<" + element + "> has '" + word
                + "', which is no number. Write a number for each channel, for example 0.485, 0.456, 0.406.";
        return cause == null ? MlModelException.user(message) : MlModelException.user(message, cause);
    }
}
