package io.github.mlmodel.repository;

import io.github.mlmodel.engine.neural.layer.LayerReference;
import io.github.mlmodel.engine.neural.layer.LayerReference.Entry;
import io.github.mlmodel.engine.neural.layer.LayerReference.Word;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.EngineCatalog;

/** The layers of neural networks, as their kinds describe themselves, and the parameters of their trainer. */
final class NetworksReference {

    private NetworksReference() {}

    /** Returns it in Markdown. */
    static String markdown() {
        MarkdownTable layers = new MarkdownTable("line", "what it computes", "shape of a row");
        MarkdownTable words = new MarkdownTable("layer", "word", "may be", "default", "meaning");
        for (Entry entry : LayerReference.entries()) {
            layers.row("`" + entry.syntax() + "`", entry.sentence(), entry.shapes());
            for (Word word : entry.words()) {
                String byDefault = word.byDefault().isEmpty() ? "required" : "`" + word.byDefault() + "`";
                words.row(
                        "`" + entry.name() + "`", "`" + word.name() + "`", word.allowed(), byDefault, word.sentence());
            }
        }
        TrainerDescription network = TrainersReference.trainers().stream()
                .filter(trainer -> trainer.type().equals(EngineCatalog.NEURAL_NETWORK))
                .findFirst()
                .orElseThrow();
        return layers + "\n" + words + "\n## Parameters\n\n" + TrainersReference.parameters(network);
    }
}
