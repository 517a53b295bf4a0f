package io.github.mlmodel.build.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A model's rows.
 *
 * @param source where they come from
 * @param heldBack which of them are not trained on
 * @param roles what their columns are for
 * @param folds into how many parts the rows to train on are divided for a cross-validated estimate; absent where there is to
 *     be none
 */
public record DatasetSpec(
        Source source,
        HeldBack heldBack,
        Roles roles,

        @NotInKey("the models that folds are judged by are thrown away") @Nullable
        Integer folds) {

    /** Makes rows that nothing is cross-validated on. */
    public DatasetSpec(Source source, HeldBack heldBack, Roles roles) {
        this(source, heldBack, roles, null);
    }

    /** Returns a specification with every default: files of a table with a header, and a target. */
    public static DatasetSpec of(String files, String target) {
        return new DatasetSpec(Source.Delimited.of(files), HeldBack.byDefault(), Roles.of(target));
    }

    /** Returns a specification of images, whose one column to predict is that of their classes. */
    public static DatasetSpec of(Source.Images images, HeldBack heldBack) {
        return new DatasetSpec(images, heldBack, Roles.of(Roles.CLASS));
    }

    /** Returns the source that has the held-back rows, alone or among others. */
    public Source heldBackSource() {
        return heldBack.choose(within -> source, elsewhere -> elsewhere.source());
    }

    /** Returns the coordinates of the artifact that reads the training rows, if there is one. */
    public Optional<String> reader() {
        return reader(source);
    }

    /** Returns the coordinates of the artifact that reads the held-back rows, if there is one. */
    public Optional<String> heldBackReader() {
        return reader(heldBackSource());
    }

    private static Optional<String> reader(Source rows) {
        return rows.choose(Source.Table::reader, images -> Optional.empty());
    }

    /** Returns the same rows, with the places of the jars that read those of training. */
    public DatasetSpec withJars(Function<String, List<String>> jars) {
        return new DatasetSpec(source.withJars(jars), heldBack, roles, folds);
    }

    /** Returns the same rows, with the places of the jars that read those that are held back. */
    public DatasetSpec withHeldBackJars(Function<String, List<String>> jars) {
        return heldBack.choose(
                within -> withJars(jars), elsewhere -> new DatasetSpec(source, heldBack.withJars(jars), roles, folds));
    }

    /** Returns the same rows, with every path put through {@code rename}. */
    public DatasetSpec renamed(UnaryOperator<String> rename) {
        return new DatasetSpec(source.renamed(rename), heldBack.renamed(rename), roles, folds);
    }

    /** Returns the same rows, divided into so many parts; absent where nothing is to be cross-validated. */
    public DatasetSpec withFolds(@Nullable Integer parts) {
        return new DatasetSpec(source, heldBack, roles, parts);
    }
}
