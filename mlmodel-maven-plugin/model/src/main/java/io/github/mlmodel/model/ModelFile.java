package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A file of a model, in the folder of its build, in its bundle and in a jar. Files are put down in this order: one that
 * vouches for others comes after them.
 */
@Internal
public enum ModelFile {

    /** The shipped graph. Its limit is protobuf's own. */
    MODEL(
            "model.onnx",
            Integer.MAX_VALUE - 8L,
            Use.REQUIRED,
            Use.SHIPPED,
            Use.CACHED,
            Use.FOR_APPLICATION,
            Use.FOR_VERIFY),

    /** The description, {@link ModelDescription}. */
    DESCRIPTION(
            "model.json",
            ModelFile.MOST_JSON,
            Use.REQUIRED,
            Use.SHIPPED,
            Use.CACHED,
            Use.FOR_APPLICATION,
            Use.FOR_VERIFY),

    /** What the columns were over the training rows, {@code Statistics}. A model of an earlier version has none. */
    STATISTICS(
            "statistics.json",
            ModelFile.MOST_JSON,
            Use.SHIPPED,
            Use.CACHED,
            Use.MAY_BE_ABSENT,
            Use.FOR_APPLICATION,
            Use.FOR_VERIFY),

    /** Every input with its digest, and the key over all. */
    FINGERPRINT("fingerprint.json", ModelFile.MOST_JSON, Use.SHIPPED, Use.CACHED, Use.FOR_APPLICATION, Use.FOR_VERIFY),

    /** Metrics, {@code Evaluation}. */
    EVALUATION("evaluation.json", ModelFile.MOST_JSON, Use.SHIPPED, Use.FOR_VERIFY),

    /** Verdicts by gate. */
    GRADE("grade.json", ModelFile.MOST_JSON, Use.SHIPPED, Use.FOR_APPLICATION, Use.FOR_VERIFY),

    /** The report for people. */
    REPORT("report.html", ModelFile.MOST_JSON);

    /** Folder of a jar, under which each model has a folder of its name. */
    public static final String JAR_FOLDER = "META-INF/mlmodel/";

    /** Folder of the tests' class path that says, for each model, where what its tests need stands. */
    public static final String TEST_FOLDER = "META-INF/mlmodel-tests/";

    private static final long MOST_JSON = 256L << 20;

    private final String fileName;
    private final long maxBytes;
    private final boolean required;
    private final boolean shipped;
    private final boolean cached;
    private final boolean mayBeAbsent;
    private final boolean forApplication;
    private final boolean forVerify;

    ModelFile(String fileName, long maxBytes, Use... uses) {
        List<Use> all = List.of(uses);
        this.fileName = fileName;
        this.maxBytes = maxBytes;
        this.required = all.contains(Use.REQUIRED);
        this.shipped = all.contains(Use.SHIPPED);
        this.cached = all.contains(Use.CACHED);
        this.mayBeAbsent = all.contains(Use.MAY_BE_ABSENT);
        this.forApplication = all.contains(Use.FOR_APPLICATION);
        this.forVerify = all.contains(Use.FOR_VERIFY);
    }

    private enum Use {
        REQUIRED,
        SHIPPED,
        CACHED,
        MAY_BE_ABSENT,
        FOR_APPLICATION,
        FOR_VERIFY
    }

    /** Who reads a model's files after the build that made them. */
    public enum Reader {
        /** An application that loads the model. */
        APPLICATION,
        /** The goal {@code verify}, which looks whether a bundle's files belong together. */
        VERIFY
    }

    /** Returns the file's name, for example {@code model.onnx}. */
    public String fileName() {
        return fileName;
    }

    /** Returns the largest number of bytes that it may have in a bundle or jar. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Returns whether there is no model without it. */
    public boolean isRequired() {
        return required;
    }

    /** Returns whether a bundle and a jar have it, where the build made it. */
    public boolean isShipped() {
        return shipped;
    }

    /** Returns whether a training makes it, so that it is kept in the cache, and a model that is reused comes with it. */
    public boolean isCached() {
        return cached;
    }

    /** Returns whether a model is whole without it, though a training of this version makes it. */
    public boolean mayBeAbsent() {
        return mayBeAbsent;
    }

    /** Returns whether it is read by {@code reader}. */
    public boolean isReadBy(Reader reader) {
        return switch (reader) {
            case APPLICATION -> forApplication;
            case VERIFY -> forVerify;
        };
    }

    /** Returns the file in a model's folder. */
    public Path in(Path folder) {
        return folder.resolve(fileName);
    }

    /** Returns the name of the entry that a jar has for a model's file. */
    public String inJar(String model) {
        return JAR_FOLDER + model + "/" + fileName;
    }

    /** Returns those files for which {@code which} holds, in the order in which they are put down. */
    public static List<ModelFile> those(Predicate<ModelFile> which) {
        return Arrays.stream(values()).filter(which).toList();
    }

    /** Returns the shipped files in the order of their names, as a bundle has them. */
    public static List<ModelFile> shipped() {
        return Arrays.stream(values())
                .filter(ModelFile::isShipped)
                .sorted(Comparator.comparing(ModelFile::fileName))
                .toList();
    }

    /** Returns the shipped file of that name, if there is one. */
    public static Optional<ModelFile> shipped(String fileName) {
        return shipped().stream().filter(file -> file.fileName.equals(fileName)).findFirst();
    }

    @Override
    public String toString() {
        return fileName;
    }
}
