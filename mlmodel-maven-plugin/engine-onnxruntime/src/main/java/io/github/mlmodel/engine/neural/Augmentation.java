package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes images while training, each anew at every step, so that a network meets more images than there are.
 *
 * <p>A column of the changed image is a mixture of columns of the original, and a row one of rows: two matrix products an
 * image, with {@code max(0, 1 - |source - j|)} as the share of column j. Whole sources take one column; others are interpolated
 * linearly; those outside the image give zeros.
 *
 * @param flip whether every other image, by chance, is mirrored from left to right
 * @param shift largest number of pixels by which an image is moved, in each direction
 * @param crop number of rows and of columns that are cut off, before what is left is stretched to the former size
 */
record Augmentation(boolean flip, int shift, int crop) {

    /** Changes nothing. */
    static final Augmentation NONE = new Augmentation(false, 0, 0);

    private static final String WORD = "none";
    private static final Pattern PIXELS = Pattern.compile("(shift|crop) ([1-9][0-9]{0,3})");
    private static final int NUMBERS = 5;

    /**
     * Reads a list such as {@code flip, shift 2}.
     *
     * @throws MlModelException if something else stands in it
     */
    static Augmentation parse(String text) {
        boolean flip = false;
        int shift = 0;
        int crop = 0;
        if (text.equals(WORD)) {
            return NONE;
        }
        for (String part : text.split(",", -1)) {
            String word = part.strip().replaceAll("\\s+", " ");
            Matcher pixels = PIXELS.matcher(word);
            if (word.equals("flip")) {
                flip = true;
            } else if (pixels.matches()) {
                int count = Integer.parseInt(pixels.group(2));
                shift = pixels.group(1).equals("shift") ? count : shift;
                crop = pixels.group(1).equals("crop") ? count : crop;
            } else {
                throw MlModelException.user(
                        "Trainer '" + EngineCatalog.NEURAL_NETWORK + "': '" + word + "' is no way to augment"
                                + " images. Write none, or a list of flip, shift PIXELS and crop PIXELS, for example"
                                + " 'flip, shift 2'.");
            }
        }
        return new Augmentation(flip, shift, crop);
    }

    /**
     * Refuses what cannot be done to rows of a shape.
     *
     * @param row {@code [C, H, W]} of images
     */
    void check(List<Long> row) {
        if (equals(NONE)) {
            return;
        }
        if (row.size() != 3) {
            throw MlModelException.user("Trainer '" + EngineCatalog.NEURAL_NETWORK
                    + "': augment is for images, and the data are a table: leave it out.");
        }
        long smaller = Math.min(row.get(1), row.get(2));
        if (shift >= smaller || crop >= smaller) {
            throw MlModelException.user("Trainer '" + EngineCatalog.NEURAL_NETWORK + "': augment has "
                    + (shift >= smaller ? "shift " + shift : "crop " + crop) + ", and the images are " + row.get(2)
                    + " pixels wide and " + row.get(1) + " high: name fewer pixels.");
        }
    }

    /** Adds the operators that change images {@code [N, C, H, W]}, while training. */
    Tensor apply(Tensor images, ForwardPass pass) {
        if (equals(NONE) || !pass.training()) {
            return images;
        }
        Tensor chances = pass.uniform(images.length(0), NUMBERS);
        Tensor across = shares(images.length(3), flip, chances, 0);
        Tensor down = shares(images.length(2), false, chances, 2);
        return down.matMul(images).matMul(across.transpose(0, 1, 3, 2));
    }

    /** Returns {@code [N, 1, L, L]}: for each place of a side of length L the shares of the original's places. */
    private Tensor shares(long length, boolean mirrored, Tensor chances, int firstChance) {
        float[] places = new float[Math.toIntExact(length)];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        Tensor source = chances.graph().floats(places, 1, 1, length, 1);
        if (mirrored) {
            Tensor back = chance(chances, NUMBERS - 1).less(chances.number(0.5)).cast(chances.type());
            source = source.add(back.mul(source.mul(-2).add(length - 1.0)));
        }
        if (crop > 0) {
            Tensor scaled =
                    source.add(0.5).mul((length - crop) / (double) length).sub(0.5);
            List<Tensor> kept = List.of(scaled, scaled.number(0), scaled.number(length - crop - 1.0));
            Tensor first = whole(chance(chances, firstChance).mul(crop + 1.0));
            source = scaled.graph().apply("Clip", kept).add(first);
        }
        if (shift > 0) {
            source = source.add(whole(chance(chances, firstChance + 1).mul(2.0 * shift + 1)))
                    .sub(shift);
        }
        Tensor distance = source.sub(source.graph().floats(places, 1, 1, 1, length));
        return distance.number(1).sub(distance.mul(distance.sign())).relu();
    }

    private static Tensor chance(Tensor chances, int index) {
        return chances.gather(chances.graph().longs(index), 1).reshape(chances.length(0), 1, 1, 1);
    }

    private static Tensor whole(Tensor number) {
        return number.graph().apply("Floor", List.of(number));
    }
}
