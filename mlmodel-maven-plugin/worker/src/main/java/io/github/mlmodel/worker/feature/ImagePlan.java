package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.worker.table.ImageRows;
import java.util.List;
import java.util.Map;

/** Images as they are, for a trainer that takes them. */
public final class ImagePlan implements Features<ImageRows, Images> {

    private final ImageShape shape;

    private ImagePlan(ImageShape shape) {
        this.shape = shape;
    }

    /** Makes a plan for images of the shape that these have. */
    public static ImagePlan of(Images images) {
        return new ImagePlan(ImageShape.of(images));
    }

    @Override
    public Images transform(ImageRows rows) {
        return rows.images();
    }

    @Override
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(InputNames.FEATURES);
        graph.output(
                shape.input(graph),
                TrainedModel.INPUT,
                ElementType.UINT8,
                ValueInfo.ROWS,
                shape.height(),
                shape.width(),
                shape.channels());
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
        return shape.sentences("as it is.");
    }
}
