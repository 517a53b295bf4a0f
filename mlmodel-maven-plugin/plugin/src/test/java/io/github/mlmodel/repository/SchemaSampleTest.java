package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.grade.schema.SchemaText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The data contract that the manual shows is the one that a build infers, as an integration test compares. */
class SchemaSampleTest {

    private static final Pattern SAMPLE = Pattern.compile("<!-- schema: (\\S+) -->\n```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void theManualShowsWhatABuildInfers() throws IOException {
        Path page = Checkout.ROOT.resolve("docs/data-contract.md");
        Matcher sample = SAMPLE.matcher(Checkout.read(page));

        assertThat(sample.find()).isTrue();
        String inferred = Checkout.read(Checkout.ROOT.resolve(sample.group(1)));
        assertThat(sample.group(2)).isEqualTo(inferred);
        assertThat(SchemaText.of(SchemaReader.read(inferred.getBytes(StandardCharsets.UTF_8), "the sample")))
                .isEqualTo(inferred);
    }
}
