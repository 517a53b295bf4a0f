package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTextTest {

    @Test
    void lengthsAreWrittenAsAProduct() {
        assertThat(ShapeText.of(28, 28, 1)).isEqualTo("28x28x1");
        assertThat(ShapeText.of(List.of(7L))).isEqualTo("7");
        assertThat(ShapeText.of(List.of(-1L, 28L), length -> length < 0 ? "any" : Long.toString(length)))
                .isEqualTo("anyx28");
    }

    @Test
    void theRowsOfATensorAreN() {
        assertThat(ShapeText.ofTensor(List.of(-1L, 3L))).isEqualTo("[N, 3]");
        assertThat(ShapeText.ofTensor(List.of())).isEqualTo("[]");
    }
}
