package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where rows come from, and how they are read there. */
public sealed interface Source permits Source.Table, Source.Images {

    /** Rows of named columns. */
    sealed interface Table extends Source permits Delimited, Custom {

        /** Returns the texts that mean "no value", beside the empty one. */
        List<String> missing();

        /** Does what is to be done with a table that is written in this way. */
        default <T, E extends Exception> T written(Case<Delimited, T, E> delimited, Case<Custom, T, E> custom)
                throws E {
            if (this instanceof Delimited text) {
                return delimited.of(text);
            }
            return custom.of((Custom) this);
        }

        /** Returns the coordinates of the artifact that reads it, if there is one. */
        default Optional<String> reader() {
            return written(delimited -> Optional.<String>empty(), custom -> Optional.of(custom.artifact()));
        }
    }

    /**
     * Lines of text files.
     *
     * @param files path or glob relative to the project
     * @param format how the files are written
     */
    record Delimited(
            @NotInKey("the files' content is digested; a name decides nothing")
            String files,

            TextFormat format) implements Table {

        /** Returns files whose format is found out. */
        public static Delimited of(String files) {
            return new Delimited(files, TextFormat.FOUND_OUT);
        }

        /** Returns the same files, written in another way. */
        public Delimited withFormat(TextFormat other) {
            return new Delimited(files, other);
        }

        @Override
        public List<String> missing() {
            return format.missing();
        }
    }

    /**
     * Files that an artifact's {@link io.github.mlmodel.spi.RowSource} reads.
     *
     * @param files path or glob relative to the project
     * @param artifact coordinates {@code group:artifact:version} of the artifact
     * @param missing texts that mean "no value", beside the empty one
     * @param jars where the artifact and what it depends on are; empty until a worker is to read the files
     */
    record Custom(
            @NotInKey("the files' content is digested; a name decides nothing")
            String files,

            String artifact,
            List<String> missing,

            @NotInKey("the coordinates are in it, and the bytes of a SNAPSHOT; a place decides nothing")
            List<String> jars)
            implements Table {

        /** Copies the lists. */
        public Custom {
            missing = List.copyOf(missing);
            jars = List.copyOf(jars);
        }

        /** Returns files whose artifact has not been looked for yet. */
        public static Custom of(String files, String artifact, List<String> missing) {
            return new Custom(files, artifact, missing, List.of());
        }
    }

    /**
     * Images, and the class of each.
     *
     * @param files path of an IDX file or a folder, relative to the project
     * @param labels where the classes are
     */
    record Images(
            @NotInKey("the images' content is digested; a name decides nothing")
            String files,

            Labels labels) implements Source {}

    /** Where the classes of images are. */
    sealed interface Labels permits Labels.Folders, Labels.File {

        /** In the names of the subfolders that the images are in. */
        record Folders() implements Labels {}

        /**
         * In an IDX file of their own.
         *
         * @param path path of the file, relative to the project
         */
        record File(
                @NotInKey("the labels are digested; a name decides nothing")
                String path) implements Labels {}

        /** Returns the file of labels, if there is one. */
        default Optional<String> file() {
            return this instanceof File file ? Optional.of(file.path()) : Optional.empty();
        }
    }

    /** Returns the path or glob, relative to the project. */
    String files();

    /** Does what is to be done with a source of this kind. */
    default <T, E extends Exception> T choose(Case<Table, T, E> table, Case<Images, T, E> images) throws E {
        if (this instanceof Table rows) {
            return table.of(rows);
        }
        return images.of((Images) this);
    }

    /** Returns the task that rows of this kind can have alone, if there is one. */
    default Optional<Task> task() {
        return choose(table -> Optional.<Task>empty(), images -> Optional.of(Task.CLASSIFICATION));
    }

    /** Returns the same rows, with the places of the jars that read them, which {@code jars} gives by coordinates. */
    default Source withJars(Function<String, List<String>> jars) {
        return choose(
                table -> table.written(
                        delimited -> delimited,
                        custom -> new Custom(
                                custom.files(), custom.artifact(), custom.missing(), jars.apply(custom.artifact()))),
                images -> images);
    }

    /** Returns the same rows, with every path put through {@code rename}. */
    default Source renamed(UnaryOperator<String> rename) {
        return choose(
                table -> table.written(
                        delimited -> new Delimited(rename.apply(delimited.files()), delimited.format()),
                        custom -> new Custom(
                                rename.apply(custom.files()), custom.artifact(), custom.missing(), custom.jars())),
                images -> new Images(
                        rename.apply(images.files()),
                        images.labels()
                                .file()
                                .<Labels>map(path -> new Labels.File(rename.apply(path)))
                                .orElse(images.labels())));
    }
}
