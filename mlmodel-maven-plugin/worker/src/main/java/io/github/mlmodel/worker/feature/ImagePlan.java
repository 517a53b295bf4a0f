package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Tensor;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.worker.concurrent.Parallel;
import io.github.mlmodel.worker.table.ImageRows;
import io.github.mlmodel.worker.table.Rows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How images become what a trainer takes: images as they are, or a feature a pixel and channel, its byte divided by 255.
 * Nothing is learnt of the rows.
 */
public final class ImagePlan implements Features {

    /** Rows that are turned round together, so that their bytes and the columns' ends stay in the processor's cache. */
    private static final int ROWS_A_TILE = 64;

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    private final int height;
    private final int width;
    private final int channels;
    private final boolean asTheyAre;
    private final int threads;

    private ImagePlan(Images images, boolean asTheyAre, int threads) {
        this.height = images.height();
        this.width = images.width();
        this.channels = images.channels();
        this.asTheyAre = asTheyAre;
        this.threads = threads;
    }

    /**
     * Makes a plan for images of one shape.
     *
     * @param images any images of that shape
     * @param asTheyAre whether the trainer takes images
     * @param threads how many threads may work
     */
    public static ImagePlan of(Images images, boolean asTheyAre, int threads) {
        return new ImagePlan(images, asTheyAre, threads);
    }

    @Override
    public FeatureMatrix matrix(Rows rows) {
        Images images = imagesOf(rows);
        if (asTheyAre) {
            return new FeatureMatrix(images.rows(), List.of(), List.of());
        }
        float[][] values = new float[width()][images.rows()];
        int tiles = (int) ((images.rows() + ROWS_A_TILE - 1L) / ROWS_A_TILE);
        Parallel.map(tiles, threads, tile -> {
            fill(values, (ImageRows) rows, tile * ROWS_A_TILE);
            return true;
        });
        List<FeatureColumn> columns = new ArrayList<>(values.length);
        for (float[] column : values) {
            columns.add(new FeatureColumn.Dense(column));
        }
        return new FeatureMatrix(images.rows(), names(), columns);
    }

    private void fill(float[][] values, ImageRows rows, int from) {
        int count = Math.min(ROWS_A_TILE, rows.rows() - from);
        ByteBuffer[] tile = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            tile[i] = rows.image(from + i);
        }
        for (int place = 0; place < values.length; place++) {
            float[] column = values[place];
            for (int i = 0; i < count; i++) {
                column[from + i] = (tile[i].get(place) & 0xFF) / 255f;
            }
        }
    }

    @Override
    public @Nullable Images images(Rows rows) {
        return asTheyAre ? imagesOf(rows) : null;
    }

    @Override
    public float[] predict(TrainedModel model, Rows rows) {
        return asTheyAre ? model.predict(imagesOf(rows)) : model.predict(matrix(rows));
    }

    @Override
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(InputNames.FEATURES);
        String image = graph.input(ImageRows.IMAGE, ElementType.UINT8, ValueInfo.ROWS, height, width, channels);
        if (asTheyAre) {
            graph.output(image, TrainedModel.INPUT, ElementType.UINT8, ValueInfo.ROWS, height, width, channels);
            return graph.build();
        }
        String numbers = graph.node("Cast", List.of(image), new Attribute("to", (long) ElementType.FLOAT.code()));
        String scale = graph.constant(Tensor.floats(new float[] {255f}));
        String scaled = graph.node("Div", List.of(numbers, scale));
        String shape = graph.constant(Tensor.longs(new long[] {-1, width()}, 2));
        String flat = graph.node("Reshape", List.of(scaled, shape));
        graph.output(flat, TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, width());
        return graph.build();
    }

    @Override
    public int width() {
        return height * width * channels;
    }

    @Override
    public List<ColumnSchema> columns() {
        return List.of(new ColumnSchema(ImageRows.IMAGE, ColumnKind.IMAGE));
    }

    @Override
    public List<ModelSignature.Input> inputs() {
        return List.of(new ModelSignature.Input(
                ImageRows.IMAGE, ColumnKind.IMAGE.type(), List.of(height, width, channels), List.of(ImageRows.IMAGE)));
    }

    @Override
    public List<String> sentences() {
        String colours = channels == 1 ? "grey" : "red, green, blue";
        return List.of(ImageRows.IMAGE + ": " + height + "x" + width + " pixels (height x width), " + colours
                + (asTheyAre ? "; as it is." : "; a feature a pixel and channel, divided by 255."));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(width());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    names.add("pixel " + y + "," + x + (channels == 1 ? "" : " " + COLOURS.get(channel)));
                }
            }
        }
        return names;
    }

    private static Images imagesOf(Rows rows) {
        if (rows instanceof ImageRows images) {
            return images.images();
        }
        throw new IllegalArgumentException("rows of a table were given for images");
    }
}
