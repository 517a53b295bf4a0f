package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images to record: noise, of fine and of coarse grain, and flat greys; none of the data. Few where they are large, so that
 * {@code model.json} stays small.
 */
public final class SampleImages implements Samples<ImageRows> {

    private static final int MOST_NOISE = 20;
    private static final int LEAST_NOISE = 2;

    /** Characters of base64, of which there are four for three bytes. */
    private static final int MOST_CHARACTERS = 150_000;

    /** Grains are 1, 2, 4 and 8 pixels wide. */
    private static final int GRAINS = 4;

    private final ImageRows rows;
    private final Map<String, Map<String, Object>> recorded;

    private SampleImages(ImageRows rows, Map<String, Map<String, Object>> recorded) {
        this.rows = rows;
        this.recorded = recorded;
    }

    /**
     * Composes images.
     *
     * @param training the training rows, of whose images only the size counts
     * @param classes each row's class; the more classes, the more images
     */
    public static SampleImages compose(ImageRows training, Target.Classes classes) {
        int bytes = training.images().bytes();
        int most = Math.max(LEAST_NOISE, Math.min(MOST_NOISE, MOST_CHARACTERS / (4 * ((bytes + 2) / 3)) - 1));
        int count = Math.max(LEAST_NOISE, Math.min(most, classes.labels().size()));
        Map<String, byte[]> composed = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            int grain = 1 << number % GRAINS;
            composed.put("noise " + (number + 1) + ", grain " + grain, noise(training, number, grain));
        }
        composed.put("black all over", grey(bytes, 0));
        composed.put("grey all over", grey(bytes, 0x80));
        composed.put("white all over", grey(bytes, 0xFF));
        return of(training, composed);
    }

    private static byte[] noise(ImageRows training, int number, int grain) {
        int width = training.images().width();
        int channels = training.images().channels();
        byte[] image = new byte[training.images().bytes()];
        for (int at = 0; at < image.length; at++) {
            long x = at / channels % width / grain;
            long y = at / channels / width / grain;
            long place = (y * width + x) * channels + at % channels;
            image[at] = (byte) (Mix64.of(number, place).nextLong() >>> 56);
        }
        return image;
    }

    private static byte[] grey(int bytes, int value) {
        byte[] image = new byte[bytes];
        Arrays.fill(image, (byte) value);
        return image;
    }

    private static SampleImages of(ImageRows training, Map<String, byte[]> composed) {
        ByteBuffer all =
                ByteBuffer.allocateDirect(composed.size() * training.images().bytes());
        Map<String, Map<String, Object>> recorded = new LinkedHashMap<>();
        composed.forEach((why, image) -> {
            all.put(image);
            recorded.put(why, Map.of(ImageRows.IMAGE, Base64.getEncoder().encodeToString(image)));
        });
        Column.Texts classes = new Column.Texts(training.classes().name(), new String[0], new int[composed.size()]);
        Arrays.fill(classes.codes(), -1);
        return new SampleImages(new ImageRows(training.like(all.flip(), composed.size()), classes), recorded);
    }

    @Override
    public ImageRows rows() {
        return rows;
    }

    @Override
    public Map<String, Map<String, Object>> recorded() {
        return recorded;
    }
}
