package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.text.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request to read files that a test writes, with every default. */
final class Given {

    /** Where the sources of rows are that tests name. */
    private static final String OWN_CLASSES = Path.of(URI.create(WordsSource.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .toString();

    private final Path folder;
    private final List<DataFile> files = new ArrayList<>();
    private String target = "";
    private @Nullable String weight;
    private @Nullable String testSource;
    private @Nullable String testGroup;
    private HeldBack.@Nullable Within chosen;
    private double testFraction = HeldBack.DEFAULT_SHARE;
    private List<String> exclude = List.of();
    private @Nullable String delimiter;
    private @Nullable Boolean header;
    private List<String> names = List.of();
    private String quote = TextFormat.DEFAULT_QUOTE;
    private String encoding = TextFormat.DEFAULT_ENCODING;
    private List<String> missing = List.of();
    private Marks marks = Marks.NONE;
    private @Nullable String reader;
    private Side side = Side.ALL;
    private long seed = 1;
    private Map<String, ColumnKind> kinds = Map.of();
    private Map<String, DateForm> dates = Map.of();
    private Set<String> columns = Set.of();
    private int threads = 1;
    private Set<String> keep = Set.of();
    private List<NumberFormat> numbers = List.of();

    Given(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Given file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Given file(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fileThatIs(name);
    }

    Given fileThatIs(String name) {
        files.add(new DataFile("data/" + name, folder.resolve(name)));
        return this;
    }

    Given target(String value) {
        target = value;
        return this;
    }

    Given weight(String value) {
        weight = value;
        return this;
    }

    Given testSource(String value) {
        testSource = value;
        return this;
    }

    /** Rows that are asked themselves. */
    Given heldBack(HeldBack.Within value) {
        chosen = value;
        return this;
    }

    Given testGroup(String value) {
        testGroup = value;
        return this;
    }

    Given testFraction(double value) {
        testFraction = value;
        return this;
    }

    Given exclude(String... values) {
        exclude = List.of(values);
        return this;
    }

    Given delimiter(String value) {
        delimiter = value;
        return this;
    }

    Given header(boolean value) {
        header = value;
        return this;
    }

    Given named(String... values) {
        names = List.of(values);
        return this;
    }

    Given quote(String value) {
        quote = value;
        return this;
    }

    Given encoding(String value) {
        encoding = value;
        return this;
    }

    Given missing(String... values) {
        missing = List.of(values);
        return this;
    }

    Given marks(Marks value) {
        marks = value;
        return this;
    }

    Given side(Side value) {
        side = value;
        return this;
    }

    Given seed(long value) {
        seed = value;
        return this;
    }

    Given dates(String column, DateForm form) {
        dates = Map.of(column, form);
        return this;
    }

    Given kind(String column, ColumnKind kind) {
        kinds = Map.of(column, kind);
        return this;
    }

    Given columns(String... values) {
        columns = Set.of(values);
        return this;
    }

    Given keep(String... values) {
        keep = Set.of(values);
        return this;
    }

    Given numbers(NumberFormat... values) {
        numbers = List.of(values);
        return this;
    }

    Given threads(int value) {
        threads = value;
        return this;
    }

    DatasetSpec dataset() {
        return new DatasetSpec(source(), heldBack(), new Roles(target, weight, exclude));
    }

    private HeldBack heldBack() {
        HeldBack.Within within = chosen != null ? chosen : new HeldBack.Fraction(testFraction, testGroup);
        return testSource == null ? within : new HeldBack.Elsewhere(Source.Delimited.of(testSource));
    }

    /** Names an artifact that reads the files. */
    Given reader(String coordinates) {
        reader = coordinates;
        return this;
    }

    Source.Table source() {
        return reader == null ? text() : new Source.Custom("data/*", reader, missing, List.of(OWN_CLASSES));
    }

    private Source.Delimited text() {
        return new Source.Delimited(
                "data/*.csv", new TextFormat(delimiter, header, names, quote, encoding, missing, numbers, marks));
    }

    private Split split() {
        return side == Side.HELD_BACK
                ? Split.heldBack(spec())
                : side == Side.TRAINING ? Split.training(spec()) : Split.NONE;
    }

    private ModelSpec spec() {
        return new ModelSpec("m", "", null, dataset(), FeatureSpec.byType(), TrainerSpec.of("random-forest"), seed);
    }

    List<DataFile> files() {
        return files;
    }

    ReadRequest request() {
        return new ReadRequest(
                source(), dataset().roles(), split(), files, seed, declared(), columns, threads, Progress.NONE);
    }

    private Declared declared() {
        Map<String, ColumnSchema> declared = new HashMap<>();
        kinds.forEach((name, kind) -> declared.put(name, new ColumnSchema(name, kind)));
        dates.forEach((name, form) -> declared.put(name, ColumnSchema.ofDates(name, form)));
        return new Declared(declared, keep, Declared.Others.DECIDED);
    }

    /** Reads the rows and returns how they turned out to be written. */
    WrittenText form() {
        Reading reading = new Reading(request(), text(), "");
        reading.read();
        return reading.form();
    }

    ReadRows read() {
        return TableReader.read(request());
    }

    /** Returns rows as one text a row: values joined by {@code |}, missing ones as {@code -}. */
    static List<String> rows(Table table) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            rows.add(String.join(
                    "|",
                    table.columns().stream().map(column -> value(column, at)).toList()));
        }
        return rows;
    }

    private static String value(Column column, int row) {
        if (column.missing(row)) {
            return "-";
        }
        if (column instanceof Column.Numbers numbers) {
            return Double.toString(numbers.values()[row]);
        }
        Column.Texts texts = (Column.Texts) column;
        return texts.dictionary()[texts.codes()[row]];
    }
}
