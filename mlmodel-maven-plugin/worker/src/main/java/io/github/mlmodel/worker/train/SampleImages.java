package io.github.mlmodel.worker.train;

import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images to record: the first of each class, and one that is white all over. Few where they are large, so that
 * {@code model.json} stays small.
 */
final class SampleImages implements Samples<ImageRows> {

    private static final int MOST_CLASSES = 20;
    private static final int LEAST_CLASSES = 2;

    /** Characters of base64, of which there are four for three bytes. */
    private static final int MOST_CHARACTERS = 150_000;

    private final ImageRows rows;
    private final Map<String, Map<String, Object>> recorded;

    private SampleImages(ImageRows rows, Map<String, Map<String, Object>> recorded) {
        this.rows = rows;
        this.recorded = recorded;
    }

    /**
     * Chooses images.
     *
     * @param training the training rows
     * @param classes each row's class
     */
    static SampleImages choose(ImageRows training, Target.Classes classes) {
        int bytes = training.images().bytes();
        int most = Math.max(LEAST_CLASSES, Math.min(MOST_CLASSES, MOST_CHARACTERS / (4 * ((bytes + 2) / 3)) - 1));
        Map<String, byte[]> chosen = new LinkedHashMap<>();
        Samples.firstOfEach(classes, most).forEach((why, row) -> {
            byte[] image = new byte[bytes];
            training.image(row).get(image);
            chosen.put(why, image);
        });
        byte[] white = new byte[bytes];
        Arrays.fill(white, (byte) 0xFF);
        chosen.put("white all over", white);
        return of(training, chosen);
    }

    private static SampleImages of(ImageRows training, Map<String, byte[]> chosen) {
        ByteBuffer all =
                ByteBuffer.allocateDirect(chosen.size() * training.images().bytes());
        Map<String, Map<String, Object>> recorded = new LinkedHashMap<>();
        chosen.forEach((why, image) -> {
            all.put(image);
            recorded.put(why, Map.of(ImageRows.IMAGE, Base64.getEncoder().encodeToString(image)));
        });
        Column.Texts classes = new Column.Texts(training.classes().name(), new String[0], new int[chosen.size()]);
        Arrays.fill(classes.codes(), -1);
        return new SampleImages(new ImageRows(training.like(all.flip(), chosen.size()), classes), recorded);
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
