package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.MlModelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullStopsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Column 'x' is unknown.. Correct it.|Column 'x' is unknown. Correct it.",
                "It cannot be read: no space left..|It cannot be read: no space left.",
                "No 'nmae'; did you mean 'name'?. It has: name.|No 'nmae'; did you mean 'name'? It has: name.",
                "No bundle (not found).. Wait.|No bundle (not found). Wait.",
                "The label is 'yes.'. Or not.|The label is 'yes.'. Or not.",
                "Read on... and on.|Read on... and on.",
                "<source> is '../..' of the project.|<source> is '../..' of the project.",
                "From 1..3 and a/.. here.|From 1..3 and a/.. here."
            })
    void aSentenceEndsOnce(String message, String shown) {
        assertThat(FullStops.single(message)).isEqualTo(shown);
        assertThat(MlModelException.user(message)).hasMessage(shown);
    }
}
