package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentRepositoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "releases::https://repo.example.org/r",
                "releases::default::https://repo.example.org/r",
                " releases::https://repo.example.org/r "
            })
    void anAlternativeRepositoryIsIdAndUrl(String text) {
        assertThat(DeploymentRepository.parse(text))
                .isEqualTo(new DeploymentRepository("releases", "https://repo.example.org/r"));
    }

    @Test
    void anAlternativeRepositoryWithoutIdFails() {
        assertThatThrownBy(() -> DeploymentRepository.parse("https://repo.example.org/r"))
                .hasMessage(
                        "The alternative deployment repository 'https://repo.example.org/r' cannot be read. Write it as"
                                + " id::url, for example releases::https://repo.example.org/releases.");
    }
}
