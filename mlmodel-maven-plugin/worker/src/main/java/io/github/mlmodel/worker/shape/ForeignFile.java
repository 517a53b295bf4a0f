package io.github.mlmodel.worker.shape;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Knows files that are no lines of text by their first bytes. */
final class ForeignFile {

    private static final int LOOKED_AT = 1 << 10;

    private static final String SAVE_AS = "Save its table as CSV first, or name a <reader> for it.";
    private static final String UNPACK = "Unpack it, or pack the table alone with gzip.";

    /** What files begin with, as ISO-8859-1, and what they are. */
    private static final Map<String, String> BEGINNINGS = new TreeMap<>(Map.of(
            "\u00D0\u00CF\u0011\u00E0", "an old file of Excel or Word. " + SAVE_AS,
            "PAR1\u0015", "a Parquet file. Convert it to CSV first, or name a <reader> for it.",
            "%PDF-", "a PDF. " + SAVE_AS,
            "SQLite format 3\u0000", "an SQLite database. " + SAVE_AS,
            "BZh91AY&SY", "packed with bzip2. " + UNPACK,
            "\u00FD7zXZ", "packed with xz. " + UNPACK,
            "7z\u00BC\u00AF", "a 7z archive. " + UNPACK,
            "(\u00B5/\u00FD", "packed with Zstandard. " + UNPACK,
            "Rar!\u001A", "a RAR archive. " + UNPACK,
            "\u0089HDF", "an HDF5 file. " + SAVE_AS));

    /** Comments and blank lines may stand above the name. */
    private static final Pattern ARFF = Pattern.compile(
            "(?:%[^\\n]*\\n|\\s)*+@relation\\s[^\\n]*\\n(?:%[^\\n]*\\n|\\s)*+@attribute\\s", Pattern.CASE_INSENSITIVE);

    private ForeignFile() {}

    /** Refuses a file that begins as files of other kinds do. */
    static void refuse(SourceFile file) {
        String start = start(file);
        Optional<String> kind = kind(start);
        if (kind.isPresent()) {
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES, "Data file " + file.name() + " is no delimited text, but " + kind.get());
        }
    }

    private static String start(SourceFile file) {
        try (InputStream in = file.look()) {
            byte[] bytes = in.readNBytes(LOOKED_AT);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static Optional<String> kind(String start) {
        if (start.startsWith("PK\u0003\u0004")) {
            boolean office =
                    start.contains("[Content_Types].xml") || start.contains("xl/") || start.contains("mimetype");
            return Optional.of(office ? "a workbook (xlsx or ods). " + SAVE_AS : "a ZIP archive. " + UNPACK);
        }
        Optional<String> known = BEGINNINGS.entrySet().stream()
                .filter(beginning -> start.startsWith(beginning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> markup(start.replace("\u00EF\u00BB\u00BF", "").stripLeading()));
    }

    private static Optional<String> markup(String start) {
        String first = start.substring(0, Math.min(start.length(), 15)).toLowerCase(Locale.ROOT);
        if (Arrays.stream(new String[] {"<!doctype html", "<html", "<head", "<body", "<table"})
                .anyMatch(first::startsWith)) {
            return Optional.of("a page of HTML, as servers give it to who has not logged in, or for a file that is not"
                    + " there. Fetch the data itself.");
        }
        if (first.startsWith("<?xml")) {
            return Optional.of("XML. " + SAVE_AS);
        }
        if (ARFF.matcher(start).lookingAt()) {
            return Optional.of("ARFF, as Weka writes it. Convert it to CSV first, or name a <reader> for it.");
        }
        boolean json = start.matches("(?s)(\\[\\s*)?\\{\\s*\"[^\"\\n]*\"\\s*:.*");
        return json ? Optional.of("JSON. Convert it to CSV first, or name a <reader> for it.") : Optional.empty();
    }
}
