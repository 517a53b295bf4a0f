package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.table.NumberText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomReadingTest {

    private static final String ROWS = "age:NUMBER plan:TEXT churned:TEXT\n31 basic no\n_ _ yes\n47.5 pro no\n";

    @TempDir
    Path folder;

    @Test
    void columnsHaveTheTypesOfTheirSource() {
        ReadRows read = given(ROWS).read();

        assertThat(Given.rows(read.table())).containsExactly("31.0|basic|no", "-|-|yes", "47.5|pro|no");
        assertThat(read.kinds())
                .isEqualTo(Map.of(
                        "age", ColumnKind.NUMERIC, "plan", ColumnKind.CATEGORICAL, "churned", ColumnKind.CATEGORICAL));
        assertThat(read.rowsInFiles()).isEqualTo(3);
    }

    @Test
    void textsThatLookLikeNumbersStayTexts() {
        assertThat(given("code:TEXT\n007\n7\n").read().kinds()).isEqualTo(Map.of("code", ColumnKind.CATEGORICAL));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aRowIsOnTheSideThatItIsOnInDelimitedText(Side side) {
        StringBuilder words = new StringBuilder("age:NUMBER plan:TEXT\n");
        StringBuilder text = new StringBuilder("age,plan\n");
        for (int row = 0; row < 500; row++) {
            String age = row % 7 == 0 ? "" : row % 2 == 0 ? "" + row : row + ".25";
            String plan = row % 11 == 0 ? "" : "plan" + row % 3;
            words.append(age.isEmpty() ? "_" : age)
                    .append(' ')
                    .append(plan.isEmpty() ? "_" : plan)
                    .append('\n');
            text.append(age).append(',').append(plan).append('\n');
        }

        ReadRows custom = given(words.toString()).side(side).read();
        ReadRows delimited =
                new Given(folder).file("rows.csv", text.toString()).side(side).read();

        assertThat(custom.table().rows()).isBetween(50, 500);
        assertThat(custom.digest()).isEqualTo(delimited.digest());
        assertThat(Given.rows(custom.table())).isEqualTo(Given.rows(delimited.table()));
    }

    @Test
    void filesOfOneSourceFollowEachOther() {
        ReadRows read =
                given("a:NUMBER\n1\n").file("second.words", "a:NUMBER\n2\n3\n").read();

        assertThat(Given.rows(read.table())).containsExactly("1.0", "2.0", "3.0");
    }

    @Test
    void filesOfOneSourceHaveTheSameColumns() {
        assertThatThrownBy(() -> given("a:NUMBER b:TEXT\n1 x\n")
                        .file("second.words", "a:TEXT b:TEXT\n1 x\n")
                        .read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("Data file data/second.words has the columns a (texts), b (texts), and data/rows.words has"
                        + " a (numbers), b (texts). Files of one source have the same columns in the same order.");
    }

    @Test
    void aColumnIsReadAsTheDataSetSays() {
        ReadRows numbers = given("a:TEXT\n1.5\nNA\n2\n")
                .missing("NA")
                .kind("a", ColumnKind.NUMERIC)
                .read();
        ReadRows texts =
                given("a:NUMBER\n1\n2.5\n1\n").kind("a", ColumnKind.CATEGORICAL).read();

        assertThat(Given.rows(numbers.table())).containsExactly("1.5", "-", "2.0");
        assertThat(Given.rows(texts.table())).containsExactly("1", "2.5", "1");
    }

    @Test
    void textsInAColumnOfNumbersAreListedByRow() {
        assertThatThrownBy(() -> given("a:TEXT b:NUMBER\n1 1\nmany Infinity\n3 1\nfew 1\n")
                        .kind("a", ColumnKind.NUMERIC)
                        .read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("Column 'a' is read as numbers, but has values that are no finite numbers:"
                        + "\n  data/rows.words, row 2: 'many'\n  data/rows.words, row 4: 'few'"
                        + "\nColumn 'b' is read as numbers, but has values that are no finite numbers:"
                        + "\n  data/rows.words, row 2: 'Infinity'"
                        + "\nCorrect them; texts may be declared by <missing>, or the column listed under <categorical> in"
                        + " <features>.");
    }

    @Test
    void classesMayBeNumbers() {
        TargetRows read = TargetReader.read(
                given("x:NUMBER y:NUMBER\n1 0\n2 1\n3 0\n").target("y").request(), null);

        assertThat(read.target().task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(read.target()).isInstanceOfSatisfying(Target.Classes.class, classes -> assertThat(classes.labels())
                .containsExactly("0", "1"));
    }

    @Test
    void rowsWithoutAClassAreListedOnBothSides() {
        String message = "Target column 'y' has no value in 2 rows:\n  data/rows.words, row 2\n  data/rows.words, row 4"
                + "\nDelete these rows from the data, or give them a value: no element leaves rows out.";
        String rows = "x:NUMBER y:TEXT\n1 a\n2 _\n3 b\n4 NA\n";

        assertThatThrownBy(() ->
                        TargetReader.read(given(rows).missing("NA").target("y").request(), null))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> TargetReader.read(
                        given(rows).missing("NA").target("y").request(), Task.CLASSIFICATION, List.of("a", "b")))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMERIC, -1, 2.5|- -|- -0.0|- -|-",
        "CATEGORICAL, -1, 2.5|- -|- 0|- -|-",
        "NUMERIC, 0, 2.5|- -1.0|- -|- -|-",
        "NUMERIC, 2.50, 2.5|- -1.0|- -0.0|- -|-"
    })
    void numbersMayBeTextsThatMeanNoValue(ColumnKind kind, String word, String rows) {
        ReadRows read = given("a:NUMBER b:TEXT\n2.5 NA\n-1 NA\n-0 NA\n_ NA\n")
                .missing(word, "NA", "NaN")
                .kind("a", kind)
                .read();

        assertThat(String.join(" ", Given.rows(read.table()))).isEqualTo(rows);
    }

    @Test
    void aWordForNoValueMovesNoRow() {
        StringBuilder rows = new StringBuilder("a:NUMBER b:NUMBER\n");
        for (int row = 0; row < 200; row++) {
            rows.append(row % 2 == 0 ? -1 : row).append(' ').append(row).append('\n');
        }

        ReadRows without = given(rows.toString()).side(Side.HELD_BACK).read();
        ReadRows with =
                given(rows.toString()).side(Side.HELD_BACK).missing("-1").read();

        assertThat(with.table().column("a").missing(0)
                        || with.table().column("a").missing(1))
                .isTrue();
        assertThat(Given.rows(with.table()))
                .isEqualTo(Given.rows(without.table()).stream()
                        .map(row -> row.replace("-1.0|", "-|"))
                        .toList());
    }

    @Test
    void aTargetOfNumbersMayLackValuesByAWord() {
        assertThatThrownBy(() -> TargetReader.read(
                        given("x:NUMBER y:NUMBER\n1 0\n2 1\n3 2\n")
                                .missing("0")
                                .target("y")
                                .request(),
                        null))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Target column 'y' has no value in 1 row:\n  data/rows.words, row 1"
                        + "\nDelete these rows from the data, or give them a value: no element leaves rows out.");
    }

    @Test
    void aTargetOfManyNumbersKeepsNoTexts() {
        StringBuilder rows = new StringBuilder("y:NUMBER\n");
        for (int row = 0; row < 3_000; row++) {
            rows.append(row).append(".5\n");
        }

        assertThat(TableReader.read(given(rows.toString()).target("y").request(), "y")
                        .labels())
                .isNull();
        assertThat(TargetReader.read(given(rows.toString()).target("y").request(), null)
                        .target()
                        .task())
                .isEqualTo(Task.REGRESSION);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0005, 0.0005",
        "12345678.5, 12345678.5",
        "9007199254740992, 9007199254740992",
        "2E23, 200000000000000000000000",
        "1.0, 1",
        "-0.0, 0",
        "0.1, 0.1",
        "2.2250738585072014E-308, 0.",
        "Infinity, Infinity"
    })
    void numbersAreWrittenInTheirShortestPlainForm(double value, String start) {
        assertThat(NumberText.of(value)).startsWith(start);
        assertThat(NumberText.of(value)).doesNotContain("E");
        assertThat(Double.parseDouble(NumberText.of(value)) == value).isTrue();
    }

    @Test
    void allFilesOfASourceAreReadByOne() {
        assertThatThrownBy(() -> given("a:NUMBER b:TEXT\n1 x\n")
                        .file("second.odd", "fine")
                        .read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("Data file data/second.odd is read by " + OddSource.class.getName()
                        + ", and data/rows.words by " + WordsSource.class.getName()
                        + ". Files of one source are of one kind: narrow <source>.");
    }

    @Test
    void anArtifactWithoutASourceIsNamed() {
        ReadRequest request = given(ROWS).request();
        Source.Custom elsewhere =
                new Source.Custom("data/*", "com.example:empty:1", List.of(), List.of(folder.toString()));

        assertThatThrownBy(() -> TableReader.read(new ReadRequest(
                        elsewhere,
                        request.roles(),
                        request.split(),
                        request.files(),
                        request.seed(),
                        request.declared(),
                        request.columns(),
                        request.threads(),
                        request.progress())))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Data file data/rows.words is read by no source of <reader> com.example:empty:1, which has none:"
                                + " it names none in META-INF/services/io.github.mlmodel.spi.RowSource.");
    }

    @Test
    void aColumnThatIsAskedForMustBeThere() {
        assertThatThrownBy(() -> given(ROWS).target("chuned").read())
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Column 'chuned' of <target> (did you mean 'churned'?) is not in data/rows.words. Its columns"
                                + " are: age, plan, churned.");
    }

    @Test
    void noReaderForAFileIsSaid() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("rows.parquet", "x")
                        .reader("com.example:words:1")
                        .read())
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Data file data/rows.parquet is read by no source of <reader> com.example:words:1, which has "
                                + WordsSource.class.getName() + ", " + OddSource.class.getName()
                                + ". Check the file's name and the coordinates.");
    }

    @Test
    void twoReadersForAFileAreOneTooMany() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("both.words", ROWS)
                        .reader("com.example:words:1")
                        .read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("Data file data/both.words is read by several sources of <reader> com.example:words:1: "
                        + WordsSource.class.getName() + ", " + OddSource.class.getName()
                        + ". Use a version of which one reads it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twice | has the column 'a' twice at data/rows.odd",
                "none | has no column at data/rows.odd",
                "swallows | failed at data/rows.odd: java.lang.IllegalStateException: rows have 1 column, and the schema has 2",
                "nameless | has a column without a name at data/rows.odd",
                "error | failed at data/rows.odd: java.util.ServiceConfigurationError: cheese",
                "throws | failed at data/rows.odd: java.lang.IllegalArgumentException: cheese",
                "types | failed at data/rows.odd: java.lang.IllegalStateException: column 'a' is not of the schema's type",
                "width | failed at data/rows.odd: java.lang.IllegalStateException: rows have 1 column, and the schema has 2",
                "lengths | failed at data/rows.odd: java.lang.IllegalStateException: columns 'a' and 'b' have 1 and 2 values"
            })
    void aBrokenSourceIsNamed(String oddity, String what) {
        assertThatThrownBy(() -> odd(oddity).read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("The source of rows " + OddSource.class.getName() + " of <reader> com.example:odd:1 " + what
                        + ". Correct it, or use another version.");
    }

    @Test
    void aFileThatCannotBeReadIsTheFilesFault() {
        assertThatThrownBy(() -> odd("io").read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("Data file data/rows.odd cannot be read by " + OddSource.class.getName()
                        + ": byte 17 is no row. Correct the file, or name another <reader>.");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        assertThatThrownBy(() -> odd("no rows").read())
                .isInstanceOf(MlModelException.class)
                .hasMessage("There are no rows in data/rows.odd. Give a file with rows.");
    }

    @Test
    void aFileThatIsNotWhatTheGoalDigestedIsNotReadFrom() {
        ReadRequest request = given(ROWS).request();
        DataFile file = request.files().get(0);
        ReadRequest digested = new ReadRequest(
                request.source(),
                request.roles(),
                request.split(),
                List.of(file.withChecksum("of other bytes")),
                request.seed(),
                request.declared(),
                request.columns(),
                request.threads(),
                request.progress());

        assertThatThrownBy(() -> TableReader.read(digested))
                .isInstanceOf(ChangedFilesException.class)
                .hasMessage("data/rows.words changed while the data was read; nothing was kept. Run the build again.");
    }

    private Given given(String rows) {
        return new Given(folder).file("rows.words", rows).reader("com.example:words:1");
    }

    private Given odd(String oddity) {
        return new Given(folder).file("rows.odd", oddity).reader("com.example:odd:1");
    }
}
