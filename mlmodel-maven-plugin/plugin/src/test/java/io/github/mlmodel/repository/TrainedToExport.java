package io.github.mlmodel.repository;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.worker.train.Training;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Trains models of a few rows that have columns of every kind. */
final class TrainedToExport {

    private static final int ROWS = 150;

    private static final List<String> PLACES = List.of("Bern", "Zürich", "", "Genf", "basel");

    private static final List<String> WORDS = List.of("slow", "Über", "quick", "late", "fine", "ÉTÉ", "kind");

    private final Path folder;

    TrainedToExport(Path folder) {
        this.folder = folder;
    }

    static Parameter.Entry set(String name, String value) {
        return new Parameter.Entry(name, new Parameter.Text(value));
    }

    static Parameter.Entry set(String name, TrainerSpec component) {
        return new Parameter.Entry(
                name,
                new Parameter.Group(List.of(
                        set("type", component.type()),
                        new Parameter.Entry("parameters", new Parameter.Group(component.parameters())))));
    }

    static TrainerSpec trainer(String type, Parameter.Entry... parameters) {
        return new TrainerSpec(type, Arrays.asList(parameters));
    }

    /** Trains on a table, and returns the file. */
    byte[] ofTable(TrainerSpec trainer, String target) throws IOException {
        Path table = Files.writeString(folder.resolve("rows.csv"), rows(target));
        return train(trainer, DatasetSpec.of("rows.csv", target), new DataFile("rows.csv", table));
    }

    /** Trains on small pictures, and returns the file. */
    byte[] ofImages(TrainerSpec trainer) throws IOException {
        for (int i = 0; i < 40; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(i % 8, i % 2, 0, 200);
            image.getRaster().setSample(i % 7, 7, 0, 3 * i);
            Path place = folder.resolve("images/" + (i % 2 == 0 ? "up" : "down") + "/" + i + ".png");
            Files.createDirectories(place.getParent());
            ImageIO.write(image, "png", place.toFile());
        }
        DatasetSpec dataset = new DatasetSpec(
                new Source.Images("images", new Source.Labels.Folders()),
                DatasetSpec.of("any", "any").heldBack(),
                Roles.of(Roles.CLASS));
        return train(trainer, dataset, new DataFile("images", folder.resolve("images")));
    }

    private byte[] train(TrainerSpec trainer, DatasetSpec dataset, DataFile file) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        ModelSpec spec = new ModelSpec("t", "", null, dataset, FeatureSpec.byType(), trainer, 1);
        List<DataFile> files = List.of(file);
        Judgement judgement = new Judgement(files, List.of(), false);
        TrainJob job = new TrainJob(spec, files, judgement, null, Map.of("seed", "1"), "cpu", folder, null, out);
        new Training(job, 1, Progress.NONE).train();
        return Files.readAllBytes(ModelFile.MODEL.in(out));
    }

    /** Numbers with gaps, numbers that need double precision, dates, categories, texts with and without blanks. */
    private static String rows(String target) {
        StringBuilder rows = new StringBuilder("size,serial,day,place,note,schrift," + target + "\n");
        for (int i = 0; i < ROWS; i++) {
            int size = i * 37 % 101;
            String note = WORDS.get(i % 7) + ' ' + WORDS.get(i * 3 % 7) + ' ' + WORDS.get((i / 7) % 7) + " no" + i % 50;
            String text = "春夏秋冬東西南北".substring(i % 5, 4 + i % 5) + "今日".repeat(i % 3) + (char) ('一' + i % 90);
            rows.append(i % 11 == 0 ? "" : size / 4.0)
                    .append(',')
                    .append(1_700_000_000_000L + i * 7919L % 1000)
                    .append(',')
                    .append(String.format(Locale.ROOT, "2024-%02d-%02d", 1 + i % 12, 1 + i * 5 % 28))
                    .append(',')
                    .append(PLACES.get(i % 5))
                    .append(',')
                    .append(note)
                    .append(',')
                    .append(text)
                    .append(',')
                    .append(
                            target.equals("kind")
                                    ? List.of("low", "middle", "high").get(size / 34)
                                    : 1 + 3.5 * size + i % 5)
                    .append('\n');
        }
        return rows.toString();
    }
}
