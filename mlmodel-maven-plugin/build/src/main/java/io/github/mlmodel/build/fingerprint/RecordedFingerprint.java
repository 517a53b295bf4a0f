package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code fingerprint.json}: what decided a model's bytes, and which bytes came of it.
 *
 * @param format version of this file's format
 * @param key the fingerprint's key
 * @param fingerprint every input
 * @param modelDigest SHA-256 of {@code model.onnx}
 * @param descriptionDigest SHA-256 of {@code model.json}
 * @param deciding the columns by which rows were held back; empty where all rows of the source were trained on, and absent in
 *     files of an earlier version
 * @param figures what was found of the training rows; absent in files of an earlier version
 * @param beyondJava what of the graph Java does not evaluate, in words; absent where it evaluates all
 * @param statisticsDigest SHA-256 of {@code statistics.json}; absent where there is none, as of an earlier version
 */
public record RecordedFingerprint(
        int format,
        String key,
        Fingerprint fingerprint,
        String modelDigest,
        String descriptionDigest,
        @Nullable List<String> deciding,
        @Nullable TrainingFigures figures,
        @Nullable String beyondJava,
        @Nullable String statisticsDigest) {

    /** Makes one that says nothing of its training rows. */
    public RecordedFingerprint(
            int format,
            String key,
            Fingerprint fingerprint,
            String modelDigest,
            String descriptionDigest,
            @Nullable List<String> deciding) {
        this(format, key, fingerprint, modelDigest, descriptionDigest, deciding, null, null, null);
    }

    /** Copies the list, and refuses what lacks a part, as a damaged file does. */
    public RecordedFingerprint {
        deciding = deciding == null ? null : List.copyOf(deciding);
        Objects.requireNonNull(key);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(modelDigest);
        Objects.requireNonNull(descriptionDigest);
    }

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /**
     * Returns the record of a model that stands in {@code folder}.
     *
     * @param secrets what the build knows to be secret, and is not recorded wherever it stands
     * @param deciding the columns by which rows were held back
     */
    public static RecordedFingerprint of(
            Fingerprint fingerprint, Path folder, Secrets secrets, @Nullable List<String> deciding) throws IOException {
        return of(fingerprint, folder, secrets, deciding, null);
    }

    /**
     * Returns the record of a model that stands in {@code folder}.
     *
     * @param secrets what the build knows to be secret, and is not recorded wherever it stands
     * @param deciding the columns by which rows were held back
     * @param figures what was found of the training rows
     */
    public static RecordedFingerprint of(
            Fingerprint fingerprint,
            Path folder,
            Secrets secrets,
            @Nullable List<String> deciding,
            @Nullable TrainingFigures figures)
            throws IOException {
        return of(fingerprint.key(), fingerprint.shown(secrets), folder, deciding, figures, null);
    }

    /** Returns the record of a model that stands in {@code folder}, in a build that knows no secrets. */
    public static RecordedFingerprint of(Fingerprint fingerprint, Path folder) throws IOException {
        return of(fingerprint, folder, Secrets.none(), null);
    }

    /** Returns the record of the same files, as it is where these inputs, of the same key, give them. */
    public RecordedFingerprint ofInputs(Fingerprint inputs, Secrets secrets) {
        return new RecordedFingerprint(
                FORMAT,
                inputs.key(),
                inputs.shown(secrets),
                modelDigest,
                descriptionDigest,
                deciding,
                figures,
                beyondJava,
                statisticsDigest);
    }

    /** Returns the same record of a model whose files have changed since, in what no input decides. */
    public RecordedFingerprint ofFiles(Path folder) throws IOException {
        return of(key, fingerprint, folder, deciding, figures, beyondJava);
    }

    private static RecordedFingerprint of(
            String key,
            Fingerprint fingerprint,
            Path folder,
            @Nullable List<String> deciding,
            @Nullable TrainingFigures figures,
            @Nullable String beyondJava)
            throws IOException {
        return new RecordedFingerprint(
                FORMAT,
                key,
                fingerprint,
                Digest.of(ModelFile.MODEL.in(folder)),
                Digest.of(ModelFile.DESCRIPTION.in(folder)),
                deciding,
                figures,
                beyondJava,
                digestOfStatistics(folder));
    }

    private static @Nullable String digestOfStatistics(Path folder) throws IOException {
        Path statistics = ModelFile.STATISTICS.in(folder);
        return Files.isRegularFile(statistics) ? Digest.of(statistics) : null;
    }

    /** Returns the same record of a model of which Java does not evaluate all. */
    public RecordedFingerprint withBeyondJava(String clause) {
        return new RecordedFingerprint(
                format, key, fingerprint, modelDigest, descriptionDigest, deciding, figures, clause, statisticsDigest);
    }

    /**
     * Returns the record in {@code folder}, if the model there is whole: its files have the recorded digests, and this
     * version reads them. A folder that was half written, or whose files were changed by hand or are of a newer version, has
     * none. All are read: what may be shipped is never taken for what its size and time say.
     */
    public static Optional<RecordedFingerprint> ofWholeModel(Path folder) throws IOException {
        Path file = ModelFile.FINGERPRINT.in(folder);
        Path model = ModelFile.MODEL.in(folder);
        Path description = ModelFile.DESCRIPTION.in(folder);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(model) || !Files.isRegularFile(description)) {
            return Optional.empty();
        }
        Optional<RecordedFingerprint> recorded = Json.readIfWhole(file, RecordedFingerprint.class);
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        String modelDigest = Digest.of(model);
        @Nullable String statisticsDigest = digestOfStatistics(folder);
        byte[] described = RegularFiles.bytes(description);
        return recorded.filter(record -> record.format() == FORMAT
                && record.hasKeyOfInputs()
                && record.modelDigest().equals(modelDigest)
                && record.descriptionDigest().equals(Digest.of(described))
                && Objects.equals(record.statisticsDigest(), statisticsDigest)
                && isReadable(described));
    }

    /** Returns whether the key is that of the inputs; where some of them are hidden there is no telling. */
    public boolean hasKeyOfInputs() {
        return key.equals(fingerprint.key()) || ShownTree.hides(fingerprint.specification());
    }

    private static boolean isReadable(byte[] description) {
        try {
            DescriptionReader.read(description, "");
            return true;
        } catch (MlModelException e) {
            return false;
        }
    }

    /** Returns which file in {@code folder} a newer version of the plugin wrote, as a clause for users; usually none. */
    public static Optional<String> newerFormat(Path folder) {
        return newerFormat(folder, ModelFile.FINGERPRINT, FORMAT)
                .or(() -> newerFormat(folder, ModelFile.DESCRIPTION, ModelDescription.FORMAT));
    }

    private static Optional<String> newerFormat(Path folder, ModelFile file, int known) {
        return Json.readIfWhole(file.in(folder), Header.class)
                .map(Header::format)
                .filter(format -> format > known)
                .map(format -> file + " has the newer format " + format
                        + ", and this version of the plugin reads format " + known);
    }

    /** What every version's files begin with. */
    private record Header(int format) {}
}
