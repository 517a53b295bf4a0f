package io.github.mlmodel.worker.feature;

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
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.ImageRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Images as features, for a trainer that takes no images: one a pixel and channel, its byte divided by 255. Nothing is learnt
 * of the rows.
 */
public final class PixelPlan implements Features<ImageRows, FeatureMatrix> {

    /** Rows that are turned round together, so that their bytes and the columns' ends stay in the processor's cache. */
    private static final int ROWS_A_TILE = 64;

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    private final ImageShape shape;
    private final int threads;

    private PixelPlan(ImageShape shape, int threads) {
        this.shape = shape;
        this.threads = threads;
    }

    /**
     * Makes a plan for images of one shape.
     *
     * @param images any images of that shape
     * @param threads how many threads may work
     */
    public static PixelPlan of(Images images, int threads) {
        return new PixelPlan(ImageShape.of(images), threads);
    }

    @Override
    public FeatureMatrix transform(ImageRows rows) {
        float[][] values = new float[width()][rows.rows()];
        int tiles = (int) ((rows.rows() + ROWS_A_TILE - 1L) / ROWS_A_TILE);
        WorkPool.map(tiles, threads, tile -> {
            fill(values, rows, tile * ROWS_A_TILE);
            return true;
        });
        List<FeatureColumn> columns = new ArrayList<>(values.length);
        for (float[] column : values) {
            columns.add(new FeatureColumn.Dense(column));
        }
        return new FeatureMatrix(rows.rows(), names(), columns);
    }

    private static void fill(float[][] values, ImageRows rows, int from) {
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
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(InputNames.FEATURES);
        String image = shape.input(graph);
        String numbers = graph.node("Cast", List.of(image), new Attribute("to", (long) ElementType.FLOAT.code()));
        String scale = graph.constant(TensorData.floats(new float[] {255f}));
        String scaled = graph.node("Div", List.of(numbers, scale));
        String flattened = graph.constant(TensorData.longs(new long[] {-1, width()}, 2));
        String flat = graph.node("Reshape", List.of(scaled, flattened));
        graph.output(flat, TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, width());
        return graph.build();
    }

    @Override
    public int width() {
        return shape.bytes();
    }

    @Override
    public List<ColumnSchema> columns() {
        return shape.columns();
    }

    @Override
    public List<ModelSignature.Input> inputs() {
        return shape.inputs();
    }

    @Override
    public Map<String, List<String>> texts() {
        return Map.of();
    }

    @Override
    public List<String> sentences() {
        return shape.sentences("a feature a pixel and channel, divided by 255.");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(width());
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int channel = 0; channel < shape.channels(); channel++) {
                    names.add("pixel " + y + "," + x + (shape.channels() == 1 ? "" : " " + COLOURS.get(channel)));
                }
            }
        }
        return names;
    }
}
