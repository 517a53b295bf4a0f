package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripesTest {

    @Test
    void predictsDrawnImages() {
        try (Model model = Model.fromClasspath("stripes")) {
            assertEquals("horizontal", model.predict(Map.of("image", drawn(12, 12, false))).label());
            assertEquals("vertical", model.predict(Map.of("image", drawn(12, 12, true))).label());
        }
    }

    @Test
    void predictsBytesByColumn() {
        byte[] images = new byte[2 * 144];
        for (int i = 0; i < images.length; i++) {
            int along = i < 144 ? i / 12 : i % 12;
            images[i] = (byte) (along % 4 < 2 ? 200 : 80);
        }
        try (Model model = Model.fromClasspath("numbered-stripes")) {
            var predictions = model.predict(Batch.builder(2).images("image", images).build());

            assertEquals("0", predictions.label(0));
            assertEquals("1", predictions.label(1));
        }
    }

    @Test
    void anotherSizeIsRefused() {
        try (Model model = Model.fromClasspath("stripes")) {
            Exception refusal = assertThrows(
                    IllegalArgumentException.class, () -> model.predict(Map.of("image", drawn(24, 12, false))));

            assertEquals(
                    "The row does not fit the model: column 'image' takes an image of 12x12 pixels (height x width), and was"
                            + " given one of 12x24 (scale it as the images that the model was trained on were scaled). Its"
                            + " columns are: image.",
                    refusal.getMessage());
        }
    }

    private static BufferedImage drawn(int width, int height, boolean vertical) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(80, 80, 80));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(200, 200, 200));
        for (int at = 0; at < width; at += 4) {
            graphics.fillRect(vertical ? at : 0, vertical ? 0 : at, vertical ? 2 : width, vertical ? height : 2);
        }
        graphics.dispose();
        return image;
    }
}
