package io.github.mlmodel.repository;

import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerDescription.ParameterDescription;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.util.List;
import java.util.ServiceLoader;

/** The trainers that have short names, with their parameters, as the engines describe them. */
final class TrainersReference {

    private TrainersReference() {}

    /** Returns a section each, in Markdown. */
    static String markdown() {
        StringBuilder sections = new StringBuilder();
        trainers().forEach(trainer -> sections.append(section(trainer)));
        return sections.toString();
    }

    static List<TrainerDescription> trainers() {
        return ServiceLoader.load(Engine.class).stream()
                .flatMap(engine -> engine.get().trainers().stream())
                .filter(trainer -> EngineCatalog.aliases().contains(trainer.type()))
                .toList();
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
        return section.append("\n\n").append(parameters(trainer)).toString();
    }

    /** Returns a trainer's parameters as a table. */
    static MarkdownTable parameters(TrainerDescription trainer) {
        MarkdownTable table = new MarkdownTable("parameter", "type", "default", "meaning");
        for (ParameterDescription parameter : trainer.parameters()) {
            table.row(
                    "`" + parameter.name() + "`", parameter.type(), parameter.defaultValue(), parameter.description());
        }
        return table;
    }
}
