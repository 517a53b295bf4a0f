package io.github.mlmodel.core.spec;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a model's rows come from, how the files are read, and which rows are held back.
 *
 * @param source path or glob relative to the project
 * @param testSource path or glob of the held-back rows, or absent when rows of {@code source} are held back
 * @param testFraction share of rows that are held back, in (0, 1); used when {@code testSource} is absent
 * @param target name of the column to predict
 * @param weight name of the column of row weights, or absent
 * @param exclude columns that no feature is made of
 * @param delimiter one character; absent means sniffed (by the file's name, then by its first lines)
 * @param header whether the first line holds names; absent means yes unless {@code columns} is given
 * @param columns names for a file without a header; empty when there is one
 * @param quote the quote character, or {@code none}; absent means the double quote
 * @param encoding a charset's name; absent means strict UTF-8
 * @param missing texts that mean "no value", beside the empty one
 * @param images where the classes of images are; absent when rows are lines of a table
 */
public record DatasetSpec(
        String source,
        @Nullable String testSource,
        double testFraction,
        String target,
        @Nullable String weight,
        List<String> exclude,
        @Nullable String delimiter,
        @Nullable Boolean header,
        List<String> columns,
        @Nullable String quote,
        @Nullable String encoding,
        List<String> missing,
        @Nullable ImageSpec images) {

    /** The share of rows that is held back unless the user says otherwise. */
    public static final double DEFAULT_TEST_FRACTION = 0.2;

    /** The column of classes, and so the target, of a dataset of images. */
    public static final String CLASS = "class";

    /** Copies the lists. */
    public DatasetSpec {
        exclude = List.copyOf(exclude);
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    /** Makes a specification of a table. */
    public DatasetSpec(
            String source,
            @Nullable String testSource,
            double testFraction,
            String target,
            @Nullable String weight,
            List<String> exclude,
            @Nullable String delimiter,
            @Nullable Boolean header,
            List<String> columns,
            @Nullable String quote,
            @Nullable String encoding,
            List<String> missing) {
        this(
                source,
                testSource,
                testFraction,
                target,
                weight,
                exclude,
                delimiter,
                header,
                columns,
                quote,
                encoding,
                missing,
                null);
    }

    /** Returns a specification of images. */
    public static DatasetSpec ofImages(
            String source, @Nullable String testSource, double testFraction, ImageSpec images) {
        return new DatasetSpec(
                source,
                testSource,
                testFraction,
                CLASS,
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                images);
    }

    /** Returns a specification with every default: a file with a header, and a target. */
    public static DatasetSpec of(String source, String target) {
        return new DatasetSpec(
                source,
                null,
                DEFAULT_TEST_FRACTION,
                target,
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    /** Returns the same rows, with every path put through {@code rename}. */
    public DatasetSpec renamed(UnaryOperator<String> rename) {
        return new DatasetSpec(
                rename.apply(source),
                testSource == null ? null : rename.apply(testSource),
                testFraction,
                target,
                weight,
                exclude,
                delimiter,
                header,
                columns,
                quote,
                encoding,
                missing,
                images == null ? null : images.renamed(rename));
    }
}
