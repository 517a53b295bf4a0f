package io.github.mlmodel.junit;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.runtime.typed.GeneratedModel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ModelOfImagesTest {

    private static final byte[] BLACK = new byte[4];
    private static final byte[] WHITE = {-1, -1, -1, -1};

    /** Four bytes each in Base64: 0 0 0 0, then 200 200 200 200, and 100 100 100 100, which is said to be light. */
    private static final String ROWS = """
        image,class
        AAAAAA==,dark
        yMjIyA==,light
        ZGRkZA==,light
        """;

    @TempDir
    Path folder;

    @ModelTest("brightness")
    static class Injected {

        @Test
        void heldBackImages(Model model, ModelRows rows) {
            assertThat((byte[]) rows.get(1).value("image")).containsOnly(200).hasSize(4);
            assertThat(rows.get(1).actual()).isEqualTo("light");
            assertThat(model).on(rows.where(row -> row.number() < 3)).predictsActual();
            assertThat(model).on(rows).changing("image").to(WHITE).neverLowers("light");
        }

        @Test
        void theEvaluation(ModelEvaluation evaluation) {
            assertThat(evaluation).accuracy().isAtMost(0.67);
            assertThat(evaluation).recall("dark").isAtLeast(1);
            assertThat(evaluation.by("image")).hasSize(3);
        }

        @RowSource
        void anImageATest(ModelRow row, Model model) {
            assertThat(model).on(row).predicts(row.number() == 2 ? "light" : "dark");
        }

        @Test
        void goldenImages(Typed model, @RowsFile("times-of-day.csv") ModelRows times) {
            assertThat(model).on(times).predictsActual();
        }

        @Test
        void imagesOfTheTestsOwn(Model model, Typed typed) {
            BufferedImage drawn = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
            drawn.setRGB(1, 1, Color.WHITE.getRGB());

            assertThat(model).on(Map.of("image", WHITE)).predicts("light").withProbabilityAtLeast(1);
            assertThat(model).on(Map.of("image", drawn)).predicts("dark").withProbabilityAtMost(0.75);
            assertThat(typed).on(BLACK).predicts("dark");
            assertThat(typed)
                    .on(List.of(BLACK, BLACK))
                    .changing("image")
                    .to(WHITE)
                    .neverLowers("light");
        }
    }

    @Test
    void testsAreGivenImagesAsOtherRows() throws IOException {
        TestExecutionSummary summary = new GivenProject(folder)
                .classifierOfImages()
                .leaving("brightness", ROWS)
                .run(Injected.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(7);
    }

    @ModelTest("brightness")
    static class Mistaken {

        @Test
        void another(Model model, ModelRows rows) {
            assertThat(model).on(rows).predictsActual();
        }

        @Test
        void drawn(Model model) {
            BufferedImage black = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
            assertThat(model).on(Map.of("image", black)).predicts("light");
        }

        @Test
        void nothing(Model model) {
            BufferedImage black = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
            assertThat(model).on(Map.of("image", black)).changing("image").to(BLACK.clone());
        }

        @Test
        void number(Model model, ModelRows rows) {
            assertThat(model).on(rows).increasing("image").by(1);
        }
    }

    @Test
    void failuresSayOfImagesWhatCanBeSaid() throws IOException {
        GivenProject project = new GivenProject(folder).classifierOfImages().leaving("brightness", ROWS);

        assertThat(project.failures(Mistaken.class))
                .containsExactlyInAnyOrder(
                        "brightness does not hold that it predicts the label that each row has: 1 of 3 rows breaks it."
                                + " The worst first:\n  'light' was to be predicted, and dark (probability 0.608) is,"
                                + " difference 0.216; row 3 (image=4 bytes)",
                        "brightness does not hold that it predicts 'light': it predicts dark (probability 1) for row 1"
                                + " (image=2x2 pixels).",
                        "brightness: changing 'image' to 4 bytes changes none of 1 row, so that nothing was tried."
                                + " Choose another value, or other rows.",
                        "Column 'image' has no numbers: '4 bytes'.");
    }

    @Test
    void aNameOfNoImageIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> written("image,class\nmorning.png,light\nnoon.png,light\n"))
                .withMessage("times.csv: row 2, column 'image' names 'noon.png', which is no file beside "
                        + ModelOfImagesTest.class.getName() + ".");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> written("image,class\ncolors.csv,light\n"))
                .withMessage("times.csv: row 1, column 'image' names 'colors.csv', which is no PNG or JPEG file.");
    }

    private static List<ModelRow> written(String csv) {
        return RowsReader.written(
                "times.csv", csv, Models.brightnessDescription(), new ImagesBeside(ModelOfImagesTest.class));
    }

    /** As {@code generate} writes it. */
    public record Typed(Model model) implements GeneratedModel<byte[]> {

        /** Takes a model. */
        public static Typed of(Model model) {
            return new Typed(model);
        }

        @Override
        public Map<String, @Nullable Object> columns(byte[] row) {
            return Map.of("image", row);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
