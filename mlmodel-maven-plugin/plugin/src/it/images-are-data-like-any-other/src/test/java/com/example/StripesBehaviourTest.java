package com.example;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.junit.RowSource;
import io.github.mlmodel.runtime.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ModelTest("stripes")
class StripesBehaviourTest {

    // begin: images
    @Test
    void mirroredStripesStayWhatTheyAre(Model model, ModelRows images) {
        for (ModelRow image : images.where(row -> row.actual().equals("vertical"))) {
            byte[] pixels = (byte[]) image.value("image");
            byte[] mirrored = new byte[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                mirrored[i] = pixels[i - i % 12 + 11 - i % 12];
            }
            assertThat(model).on(Map.of("image", mirrored)).predicts("vertical");
        }
    }
    // end: images

    @Test
    void theEvaluationIsWritten(ModelEvaluation evaluation) throws IOException {
        assertThat(evaluation).recall("vertical").isAtLeast(0.8);
        Files.writeString(Path.of("seen.txt"), evaluation.metrics().toString());
    }

    @RowSource(limit = 3)
    void imagesAreRecognised(ModelRow image, Model model) {
        assertThat(model).on(image).predicts(image.actual());
    }
}
