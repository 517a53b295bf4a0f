package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.ImageHash;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Looks at images: their size, whether they have colours, and how many there are of each class. */
public final class ImageInspection {

    private static final int MOST_CLASSES = 5;

    private ImageInspection() {}

    /**
     * Reads all images and describes them as a column of images and one of classes.
     *
     * @param images the job's source
     * @throws io.github.mlmodel.model.MlModelException if an image cannot be read
     */
    public static InspectResult inspect(InspectJob job, Source.Images images, int threads, Progress progress) {
        ImageRequest request = new ImageRequest(images, Split.NONE, job.sources(), 0, threads, progress);
        ImageSource source = ImageSource.of(request);
        Survey survey = source.survey(new ImageHash(0));
        String colours = survey.coloured().isEmpty() ? "grey" : "red, green, blue";
        long distinct = Arrays.stream(survey.hashes()).distinct().count();
        InspectedColumn column = new InspectedColumn(
                new ColumnSchema(ImageRows.IMAGE, ColumnKind.IMAGE),
                0,
                distinct,
                List.of(ShapeText.of(survey.height(), survey.width()) + " (height x width)", colours));
        return new InspectResult(
                survey.hashes().length,
                List.of(column, classes(source.classes())),
                null,
                Suggestions.of(Roles.CLASS, Task.CLASSIFICATION),
                List.of());
    }

    private static InspectedColumn classes(Column.Texts classes) {
        long[] counts = new long[classes.dictionary().length];
        for (int code : classes.codes()) {
            counts[code]++;
        }
        List<String> most = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer code) -> -counts[code])
                        .thenComparing(code -> classes.dictionary()[code]))
                .limit(MOST_CLASSES)
                .map(code -> classes.dictionary()[code] + " (" + counts[code] + ")")
                .toList();
        return new InspectedColumn(new ColumnSchema(Roles.CLASS, ColumnKind.CATEGORICAL), 0, counts.length, most);
    }
}
