package io.github.mlmodel.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxSessionTest {

    @ParameterizedTest
    @CsvSource({"0, 1024", "16777216, 1024", "90000000, 190", "440000000, 39", "2147483647, 8"})
    void theLargerAModelTheFewerRowsItIsGivenAtOnce(long bytes, int rows) {
        assertThat(OnnxSession.rowsAtOnce(bytes)).isEqualTo(rows);
    }
}
