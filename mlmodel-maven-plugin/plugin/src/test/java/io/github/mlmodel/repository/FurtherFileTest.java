package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.repository.ProductSources.Fault;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a further file of a bundle asks for, beside whoever writes it: a double of one, a card, is added to the product's sources. */
class FurtherFileTest {

    private static final String LAST = "    /** The report for people. */";

    @Test
    void theCompilerAsksWhatVerifyLooksAtInItAndNothingElse() throws IOException {
        Map<String, String> sources = new TreeMap<>(ProductSources.all());
        sources.values().removeIf(text -> !text.contains("ModelFile"));
        sources.replaceAll((path, text) -> path.endsWith("/model/ModelFile.java") ? withCard(text) : text);

        assertThat(ProductSources.faults(sources)).extracting(Fault::type).containsExactly("Verifier");
    }

    private static String withCard(String text) {
        assertThat(text).contains(LAST);
        return text.replace(LAST, """
                    /** A card. */
                    CARD("card.md", ModelFile.MOST_JSON, Use.SHIPPED, Use.FOR_VERIFY),

                """ + LAST);
    }
}
