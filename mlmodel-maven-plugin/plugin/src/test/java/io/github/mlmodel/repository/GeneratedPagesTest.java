package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedPagesTest {

    static Stream<GeneratedPage> pages() {
        return GeneratedPage.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsAsTheProductHasIt(GeneratedPage page) throws IOException {
        String generated = page.generate();

        assertThat(page.committed())
                .as("Renew the generated pages: cp mlmodel-maven-plugin/plugin/target/docs/*.md docs")
                .isEqualTo(generated);
    }

    @Test
    void everyPageWithTheMarkIsGenerated() throws IOException {
        List<String> marked = Checkout.documents().stream()
                .filter(document -> Checkout.readQuietly(document).contains(GeneratedPage.MARK))
                .map(Checkout::name)
                .toList();

        assertThat(marked)
                .containsExactlyElementsOf(GeneratedPage.ALL.stream()
                        .map(page -> "docs/" + page.name())
                        .toList());
    }

    @Test
    void everyAliasOfATrainerIsDescribed() {
        assertThat(TrainersReference.trainers())
                .extracting(TrainerDescription::type)
                .containsAll(EngineCatalog.aliases());
    }
}
