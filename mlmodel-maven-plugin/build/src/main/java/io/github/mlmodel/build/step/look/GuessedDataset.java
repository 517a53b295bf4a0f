package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.DatasetFiles;
import io.github.mlmodel.build.data.ImageSources;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data set of which nothing is configured yet.
 *
 * @param spec how it is read
 * @param files its files
 */
record GuessedDataset(DatasetSpec spec, List<DataFile> files) {

    /** Returns whether the source is of images, by its name or because it is a folder. */
    static boolean isOfImages(Checkout checkout, String source) {
        return ImageSources.isIdx(source) || ImageSources.isFolder(checkout, source);
    }

    static GuessedDataset ofImages(Checkout checkout, String source, @Nullable String labels) throws IOException {
        String usual = labels == null ? ImageSources.exampleLabels(source) : labels;
        Source.Labels classes =
                ImageSources.isIdx(source) ? new Source.Labels.File(usual) : new Source.Labels.Folders();
        DatasetSpec spec = DatasetSpec.of(new Source.Images(source, classes), HeldBack.byDefault());
        return new GuessedDataset(spec, new DatasetFiles(checkout, spec, "mlmodel.init").training());
    }

    /** Returns a table of which nothing but its place and encoding is known. */
    static GuessedDataset ofTable(Checkout checkout, String source, @Nullable String encoding) throws IOException {
        TextFormat format = encoding == null ? TextFormat.FOUND_OUT : TextFormat.FOUND_OUT.withEncoding(encoding);
        return new GuessedDataset(table(source, format, ""), SourceFiles.text(checkout, source, "mlmodel.init.source"));
    }

    /**
     * Returns the same table with what decides how its columns are read, after it was looked at. How numbers are written is
     * found again, with what speaks against it.
     */
    GuessedDataset configured(String target, InspectResult found) {
        DatasetSpec configured = spec.source()
                .choose(
                        table -> table.written(
                                delimited -> table(delimited.files(), format(delimited.format(), found), target),
                                custom -> spec),
                        images -> spec);
        return new GuessedDataset(configured, files);
    }

    /** Returns the same table with its numbers read as they were found to be written. */
    GuessedDataset withNumbers(InspectResult found) {
        DatasetSpec read = spec.source()
                .choose(
                        table -> table.written(
                                delimited -> table(
                                        delimited.files(),
                                        delimited
                                                .format()
                                                .withNumbers(found.suggested().numbers()),
                                        spec.roles().target()),
                                custom -> spec),
                        images -> spec);
        return new GuessedDataset(read, files);
    }

    /** Returns the same table with the texts that were found to mean that there is no value, beside those that are known. */
    GuessedDataset withFurtherMissing(InspectResult found) {
        DatasetSpec further = spec.source()
                .choose(
                        table -> table.written(
                                delimited -> table(
                                        delimited.files(),
                                        further(
                                                delimited.format(),
                                                found.suggested().missing()),
                                        spec.roles().target()),
                                custom -> spec),
                        images -> spec);
        return new GuessedDataset(further, files);
    }

    private static TextFormat further(TextFormat known, List<String> missing) {
        return known.withMissing(Stream.concat(known.missing().stream(), missing.stream())
                .distinct()
                .toList());
    }

    private static TextFormat format(TextFormat known, InspectResult found) {
        @Nullable WrittenText text = found.text();
        if (text == null) {
            return known.withMissing(found.suggested().missing());
        }
        TextFormat named = named(known, text, found);
        boolean said = !known.encoding().equals(TextFormat.DEFAULT_ENCODING);
        TextFormat written = (said ? named : named.withEncoding(text.encoding()))
                .withMarks(text.marks())
                .withQuote(text.quote());
        boolean blanks = text.delimiter().equals(TextFormat.BLANKS);
        return (blanks ? written.withDelimiter(TextFormat.BLANKS) : written)
                .withMissing(found.suggested().missing());
    }

    private static TextFormat named(TextFormat known, WrittenText text, InspectResult found) {
        if (!text.header()) {
            return known.withoutHeader(names(found));
        }
        return text.names().isEmpty() ? known : known.withNamesInPlace(text.names());
    }

    private static DatasetSpec table(String source, TextFormat format, String target) {
        return new DatasetSpec(new Source.Delimited(source, format), HeldBack.byDefault(), Roles.of(target));
    }

    static List<String> names(InspectResult found) {
        return found.columns().stream().map(InspectedColumn::name).toList();
    }
}
