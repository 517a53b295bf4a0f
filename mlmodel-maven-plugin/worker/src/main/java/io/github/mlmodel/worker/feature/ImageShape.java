package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.worker.table.ImageRows;
import java.util.List;

/**
 * The one column and input of images of a size.
 *
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 * @param channels 1 for grey, 3 for red, green, blue
 */
record ImageShape(int height, int width, int channels) {

    static ImageShape of(Images images) {
        return new ImageShape(images.height(), images.width(), images.channels());
    }

    /** Returns the number of bytes of an image. */
    int bytes() {
        return height * width * channels;
    }

    String input(GraphBuilder graph) {
        return graph.input(ImageRows.IMAGE, ElementType.UINT8, ValueInfo.ROWS, height, width, channels);
    }

    List<ColumnSchema> columns() {
        return List.of(new ColumnSchema(ImageRows.IMAGE, ColumnKind.IMAGE));
    }

    List<ModelSignature.Input> inputs() {
        return List.of(new ModelSignature.Input(
                ImageRows.IMAGE, ColumnKind.IMAGE.type(), List.of(height, width, channels), List.of(ImageRows.IMAGE)));
    }

    List<String> sentences(String treatment) {
        String colours = channels == 1 ? "grey" : "red, green, blue";
        return List.of(ImageRows.IMAGE + ": " + ShapeText.of(height, width) + " pixels (height x width), " + colours
                + "; " + treatment);
    }
}
