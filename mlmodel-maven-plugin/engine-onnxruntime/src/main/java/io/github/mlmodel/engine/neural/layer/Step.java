package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import java.util.Locale;

/**
 * A layer in its place.
 *
 * @param number counted from 1 over the whole network, nested lines included
 * @param line what the user wrote
 * @param layer what it means
 */
record Step(int number, String line, Layer layer) {

    /** Returns what the names of its parameters start with, for example {@code conv1}. */
    String name() {
        String word = line.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return word.replaceAll("[^a-z0-9]+", "_") + number;
    }

    Tensor add(Tensor input, ForwardPass pass) {
        try {
            return layer instanceof LineLayer known ? known.add(input, pass) : own(input, pass);
        } catch (Misfit misfit) {
            throw MlModelException.user(place() + ": " + misfit.reason());
        }
    }

    /** Returns for example {@code layer 5 'dense 128'}. */
    String place() {
        return place(number, line);
    }

    static String place(int number, String line) {
        return "layer " + number + " '" + line + "'";
    }

    /** Operators refuse shapes by such an exception; in a layer of the user's, this is the user's. */
    private Tensor own(Tensor input, ForwardPass pass) {
        try {
            return layer.apply(input, pass);
        } catch (IllegalArgumentException e) {
            throw MlModelException.user(
                    place() + ": its input is " + RowShape.text(input) + ", and its code fails: " + e.getMessage(), e);
        }
    }
}
