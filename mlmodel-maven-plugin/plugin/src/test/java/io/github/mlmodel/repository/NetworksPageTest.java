package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.neural.layer.LayerReference;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NetworksPageTest {

    private static final String START = "<!-- From here on as NetworksPageTest writes it -->\n";

    @Test
    void networksPageListsEveryLayerAndParameter() throws IOException {
        String page = Checkout.read(Checkout.ROOT.resolve("docs/neural-networks.md"));
        String kept = page.substring(0, page.indexOf(START) + START.length());
        Path whole = Path.of("target", "neural-networks.md");
        Files.writeString(whole, kept + "\n" + LayerReference.markdown() + parameters());

        assertThat(page).as("copy %s to docs", whole.toAbsolutePath()).isEqualTo(Files.readString(whole));
    }

    private static String parameters() {
        TrainerDescription network = ServiceLoader.load(Engine.class).stream()
                .flatMap(engine -> engine.get().trainers().stream())
                .filter(trainer -> trainer.type().equals(EngineCatalog.NEURAL_NETWORK))
                .findFirst()
                .orElseThrow();
        return "\n## Parameters\n\n" + TrainersPageTest.table(network);
    }
}
