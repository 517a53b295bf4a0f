package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerDescription.ParameterDescription;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TrainersPageTest {

    private static final String START = "<!-- From here on as TrainersPageTest writes it -->\n";

    @Test
    void trainersPageListsEveryAliasWithItsParameters() throws IOException {
        List<TrainerDescription> aliases = ServiceLoader.load(Engine.class).stream()
                .flatMap(engine -> engine.get().trainers().stream())
                .filter(trainer -> EngineCatalog.aliases().contains(trainer.type()))
                .toList();
        StringBuilder expected = new StringBuilder();
        aliases.forEach(trainer -> expected.append(section(trainer)));
        String page = Checkout.read(Checkout.ROOT.resolve("docs/trainers.md"));
        String kept = page.substring(0, page.indexOf(START) + START.length());
        Path whole = Path.of("target", "trainers.md");
        Files.writeString(whole, kept + expected);

        assertThat(aliases).extracting(TrainerDescription::type).containsAll(EngineCatalog.aliases());
        assertThat(page).as("copy %s to docs", whole.toAbsolutePath()).isEqualTo(kept + expected);
    }

    private static String section(TrainerDescription trainer) {
        StringBuilder section = new StringBuilder("\n### " + trainer.type() + "\n\n")
                .append(trainer.description())
                .append(" Predicts: ")
                .append(trainer.tasks())
                .append('.');
        TrainerEntry entry = EngineCatalog.trainer(trainer.type()).orElseThrow();
        if (entry.data().contains(DataKind.IMAGES)) {
            section.append(" Takes images as they are.");
        }
        if (entry.usesGpu()) {
            section.append(" Can train on a GPU.");
        }
        section.append("\n\n");
        return section.append(table(trainer)).toString();
    }

    /** Returns a trainer's parameters as a table of Markdown. */
    static String table(TrainerDescription trainer) {
        StringBuilder section =
                new StringBuilder("| parameter | type | default | meaning |\n| --- | --- | --- | --- |\n");
        for (ParameterDescription parameter : trainer.parameters()) {
            section.append("| `")
                    .append(parameter.name())
                    .append("` | ")
                    .append(cell(parameter.type()))
                    .append(" | ")
                    .append(cell(parameter.defaultValue()))
                    .append(" | ")
                    .append(cell(parameter.description()))
                    .append(" |\n");
        }
        return section.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
