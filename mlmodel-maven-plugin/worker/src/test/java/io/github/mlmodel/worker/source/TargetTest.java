package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private final Path folder;

    TargetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void labelsAreReadAlikeWhetherTheTaskIsInferredOrSaid() {
        for (List<String> labels : List.of(List.of("0", "1"), List.of("1.0", "2"), List.of("no", "yes"))) {
            String first = labels.get(0);
            String second = labels.get(1);
            ReadRequest request = new Given(folder)
                    .file("a.csv", "x,y\n1," + first + "\n2," + second + "\n3," + first + "\n")
                    .target("y")
                    .request();

            TargetRows inferred = TargetReader.read(request, null);
            TargetRows said = TargetReader.read(request, Task.CLASSIFICATION);

            assertThat(inferred.rows().digest()).isEqualTo(said.rows().digest());
            assertThat(inferred.rows().kinds()).isEqualTo(said.rows().kinds());
            assertThat(classes(inferred.target())).usingRecursiveComparison().isEqualTo(classes(said.target()));
        }
    }

    @Test
    void textsAreClassesSortedByCodePoint() {
        Target.Classes target = classes(
                TargetReader.read(given("c", "a", "B", "a").request(), null).target());

        assertThat(target.task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(target.labels()).containsExactly("B", "a", "c");
        assertThat(target.ids()).containsExactly(2, 1, 0, 1);
    }

    @Test
    void twoNumbersAreClassesThatKeepTheirText() {
        TargetRows read = TargetReader.read(given("10", "-1.0", "10").request(), null);

        assertThat(classes(read.target()).labels()).containsExactly("-1.0", "10");
        assertThat(classes(read.target()).ids()).containsExactly(1, 0, 1);
        assertThat(read.rows().kinds()).containsEntry("y", ColumnKind.CATEGORICAL);
        assertThat(Given.rows(read.rows().table())).containsExactly("0.0|10", "1.0|-1.0", "2.0|10");
    }

    @Test
    void otherNumbersAreARegression() {
        Target.Numbers target = numbers(
                TargetReader.read(given("1.5", "2", "3").request(), null).target());

        assertThat(target.task()).isEqualTo(Task.REGRESSION);
        assertThat(target.values()).containsExactly(1.5, 2, 3);
    }

    @Test
    void manyIntegersAreARegression() {
        String[] values = new String[2500];
        for (int i = 0; i < values.length; i++) {
            values[i] = Integer.toString(i);
        }

        assertThat(TargetReader.read(given(values).request(), null).target().task())
                .isEqualTo(Task.REGRESSION);
    }

    @Test
    void someIntegersAreWhatIsAssumedOfThemAsIfItWereSaid() {
        for (Task task : Task.values()) {
            TargetRows assumed = TargetReader.read(given("5", "3", "8", "3").request(), null, task);
            TargetRows said = TargetReader.read(given("5", "3", "8", "3").request(), task);

            assertThat(assumed.target().task()).isEqualTo(task);
            assertThat(assumed.rows().digest()).isEqualTo(said.rows().digest());
            assertThat(assumed.rows().kinds()).isEqualTo(said.rows().kinds());
            assertThat(assumed.target()).usingRecursiveComparison().isEqualTo(said.target());
            assertThat(assumed.tellTask()).isFalse();
            assertThat(said.tellTask()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a, b, REGRESSION, CLASSIFICATION",
        "0, 1, REGRESSION, CLASSIFICATION",
        "0, 1.5, CLASSIFICATION, REGRESSION"
    })
    void aTargetThatTellsItsTaskIsWhatItIsWhateverIsAssumed(String first, String second, Task assumed, Task task) {
        ReadRequest request = given(first, second, first, task == Task.REGRESSION ? "7" : second)
                .request();

        TargetRows read = TargetReader.read(request, null, assumed);

        assertThat(read.target().task()).isEqualTo(task);
        assertThat(read.tellTask()).isTrue();
    }

    @Test
    void someIntegersNeedATask() {
        assertThatThrownBy(() -> TargetReader.read(given("5", "3", "3", "8").request(), null))
                .hasMessage("Target column 'y' holds integers with 3 different values, which may be classes or"
                        + " quantities: 3 (2), 5 (1), 8 (1). Neither gates nor trainer tell which. Say it by"
                        + " <task>classification</task> or <task>regression</task>, or by a gate: accuracy is of"
                        + " classes, rmse of quantities.");
        assertThat(classes(TargetReader.read(given("5", "10", "3").request(), Task.CLASSIFICATION)
                                .target())
                        .labels())
                .containsExactly("3", "5", "10");
        assertThat(numbers(TargetReader.read(given("5", "10", "3").request(), Task.REGRESSION)
                                .target())
                        .values())
                .containsExactly(5, 10, 3);
    }

    @Test
    void aWordForNoValueMayBeAClass() {
        assertThatThrownBy(() ->
                        TargetReader.read(given("DE", "NA", "US").missing("NA").request(), null))
                .hasMessage("Target column 'y' has no value in 1 row:\n  data/a.csv:3 has no value"
                        + "\nDelete these rows from the data, or give them a value: no element leaves rows out."
                        + " Where NA is a class, take it out of <missing>.");
    }

    @Test
    void aRowWithoutTargetIsNamed() {
        assertThatThrownBy(() -> TargetReader.read(given("a", "", "b").request(), null))
                .hasMessage("Target column 'y' has no value in 1 row:\n  data/a.csv:3 has no value"
                        + "\nDelete these rows from the data, or give them a value: no element leaves rows out.");
    }

    @Test
    void aTextAsTargetOfARegressionIsNamed() {
        assertThatThrownBy(() -> TargetReader.read(given("1", "NA", "2").request(), Task.REGRESSION))
                .hasMessage("Numeric column 'y' has no number in 1 row:\n  data/a.csv:3 'NA'"
                        + "\nCorrect these rows, or delete them from the data: no element leaves rows out.");
    }

    @Test
    void wordsForNoValueAmongManyNumbersAreNoClass() {
        String[] values = new String[100];
        Arrays.setAll(values, i -> i % 2 == 0 ? i + ".5" : "NA");

        assertThatThrownBy(() -> TargetReader.read(given(values).request(), null))
                .hasMessageStartingWith("Numeric column 'y' has no number in 50 rows:\n  data/a.csv:3 'NA'\n")
                .hasMessageEndingWith(
                        "\n  and 40 more\nCorrect these rows, or delete them from the data: no element leaves"
                                + " rows out. Where the values are classes, set <task>classification</task>.");
        assertThat(classes(TargetReader.read(given(values).request(), Task.CLASSIFICATION)
                                .target())
                        .labels())
                .hasSize(51)
                .contains("NA");
    }

    @Test
    void wordsForNoValueAmongFewNumbersAreAClass() {
        String[] values = new String[100];
        Arrays.setAll(values, i -> i % 2 == 0 ? String.valueOf(i % 5) : "NA");

        assertThat(classes(TargetReader.read(given(values).request(), null).target())
                        .labels())
                .containsExactly("0", "1", "2", "3", "4", "NA");
    }

    @Test
    void ofNumbersNoWordForNoValueIsAClass() {
        assertThatThrownBy(() -> TargetReader.read(
                        given("1.5", "NA", "2.5").missing("NA").request(), Task.REGRESSION))
                .hasMessage("Target column 'y' has no value in 1 row:\n  data/a.csv:3 has no value"
                        + "\nDelete these rows from the data, or give them a value: no element leaves rows out.");
    }

    @Test
    void aRegressionsTargetBeyondAFloatIsNamedOnBothSides() {
        String message =
                "Target column 'y' holds numbers beyond the range of a float (3.4e38), as which targets are learnt"
                        + " and predicted, in 2 rows: 2 (1.0E39), 3 (-1.0E300), counted from 1 among the rows read. Correct them,"
                        + " or scale the column.";

        assertThatThrownBy(() -> TargetReader.read(
                        given("1.5", "1e39", "-1e300", "3.4e38").request(), Task.REGRESSION))
                .hasMessage(message);
        assertThatThrownBy(() -> TargetReader.read(
                        given("1.5", "1e39", "-1e300", "3.4e38").request(), Task.REGRESSION, List.of()))
                .hasMessage(message);
    }

    @Test
    void oneValueIsNothingToLearn() {
        assertThatThrownBy(() -> TargetReader.read(given("a", "a").request(), null))
                .hasMessage("Target column 'y' has the one value 'a' in all 2 training rows, so there is nothing to"
                        + " learn. Check <target>, or add rows of other values.");
        assertThatThrownBy(() -> TargetReader.read(given("7", "7").request(), Task.REGRESSION))
                .hasMessageStartingWith("Target column 'y' has the one value '7' in all 2 training rows");
    }

    @Test
    void classesThatAPersonTakesForOneAreRefusedWithAllPairs() {
        String differ =
                " differ only in case, in blanks, in characters that are not seen, in a dot at the end, or in how a number or a"
                        + " truth value is written: ";

        assertThatThrownBy(() -> TargetReader.read(given("1", "1.0", "0").request(), null))
                .hasMessage(
                        "Target column 'y' has classes that" + differ + "'1' and '1.0'. Write each class in one way.");
        assertThatThrownBy(() -> TargetReader.read(
                        given("yes", "no", "Yes", "\"yes \"", "No.", "maybe", "2", "+2.", "2e0")
                                .request(),
                        null))
                .hasMessage(
                        "Target column 'y' has classes that" + differ
                                + "'+2.', '2' and '2e0'; 'No.' and 'no'; 'Yes', 'yes' and 'yes '. Write each class in one way.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes|\"yes\u00a0\"",
                "yes|\u200byes",
                "yes|\ufeffyes",
                "yes|yes\u200e",
                "new york|new\u00a0york",
                "\u00e9t\u00e9|e\u0301te\u0301",
                "\u039f\u0394\u039f\u03a3|\u03bf\u03b4\u03bf\u03c2"
            })
    void classesThatLookAlikeAreRefused(String both) {
        String[] labels = both.split("\\|", -1);

        assertThatThrownBy(() ->
                        TargetReader.read(given(labels[0], labels[1], "other").request(), null))
                .hasMessageStartingWith(
                        "Target column 'y' has classes that differ only in case, in blanks, in characters")
                .hasMessageContaining(Printable.text(labels[1].replace("\"", "")))
                .hasMessageEndingWith(". Write each class in one way.");
    }

    @Test
    void lettersThatAreNoneOfOnePairAreOfDifferentClasses() {
        assertThat(classes(TargetReader.read(given("k\u0131r", "kir", "other").request(), null)
                                .target())
                        .labels())
                .containsExactly("kir", "k\u0131r", "other");
    }

    @Test
    void truthValuesOfSeveralPairsAreRefusedWithAllPairs() {
        assertThatThrownBy(
                        () -> TargetReader.read(given("True", "1", "False", "0").request(), null))
                .hasMessage(
                        "Target column 'y' has classes that differ only in case, in blanks, in characters that are not"
                                + " seen, in a dot at the end, or in how a number or a truth value is written: '0' and 'False'; '1'"
                                + " and 'True'. Write each class in one way.");
        assertThat(classes(TargetReader.read(given("yes", "no", "1", "0", "2").request(), null)
                                .target())
                        .labels())
                .containsExactly("0", "1", "2", "no", "yes");
    }

    @Test
    void quotedBlanksAreNoLabel() {
        assertThatThrownBy(() ->
                        TargetReader.read(given("a", "\" \"", "b", "\"\u00a0\"").request(), null))
                .hasMessage(
                        "Target column 'y' has no value in 2 rows:\n  data/a.csv:3 has no value\n  data/a.csv:5 has no"
                                + " value\nDelete these rows from the data, or give them a value: no element leaves rows out.");
    }

    @ParameterizedTest
    @CsvSource({
        "a,b",
        "no.1,no.2",
        "A+,A-",
        "U.S.,U.K.",
        "1,10",
        "0.1,0.10001",
        "007,7",
        "00,0",
        "x,y",
        "T,0",
        "Ma\u00dfe,Masse"
    })
    void classesThatDifferOtherwiseAreTwo(String first, String second) {
        assertThat(classes(TargetReader.read(given(first, second).request(), Task.CLASSIFICATION)
                                .target())
                        .labels())
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void heldBackLabelsMeanTheTrainedClasses() {
        Target.Classes target =
                classes(TargetReader.read(given("b", "c", "a").request(), Task.CLASSIFICATION, List.of("c", "b", "a"))
                        .target());

        assertThat(target.labels()).containsExactly("c", "b", "a");
        assertThat(target.ids()).containsExactly(1, 0, 2);
    }

    @Test
    void aClassAbsentFromOneSideFails() {
        Given given = given("a", "b.", "c.");

        assertThatThrownBy(() -> TargetReader.read(given.request(), Task.CLASSIFICATION, List.of("a", "b")))
                .hasMessage(
                        "Classes 'b.', 'c.' of target column 'y' are in data/a.csv but absent from the training rows, whose"
                                + " classes are a, b. It seems that 'b.' is 'b' written otherwise. Write labels alike, or train on"
                                + " rows of each.\n"
                                + "Class 'b' of target column 'y' is absent from data/a.csv. Give it rows of every class.");
        assertThatThrownBy(() -> TargetReader.read(given.request(), Task.CLASSIFICATION, List.of("a", "b.", "c.", "d")))
                .hasMessage("Class 'd' of target column 'y' is absent from data/a.csv. Give it rows of every class.");
    }

    private static Target.Classes classes(Target target) {
        return target.choose(classes -> classes, numbers -> fail("numbers: " + numbers));
    }

    private static Target.Numbers numbers(Target target) {
        return target.choose(classes -> fail("classes: " + classes), numbers -> numbers);
    }

    private Given given(String... targets) {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < targets.length; i++) {
            csv.append(i).append(',').append(targets[i]).append('\n');
        }
        return new Given(folder).file("a.csv", csv.toString()).target("y");
    }

    @Test
    void classesThatMayMeanNoValueAreTold() {
        assertThat(told("yes", "no", "NA", "yes", "n/a", "NA"))
                .containsExactly(
                        "Words that may mean \"no value\" are classes of the target, which a model learns: 'y' ('NA' (2),"
                                + " 'n/a' (1)). Where they do, delete these rows from the data, and add <missing>NA,"
                                + " n/a</missing> to <dataset>, which holds for all columns, and by which a row with such a"
                                + " target is refused.");
        assertThat(told("-", "x", "y")).hasSize(1);
        assertThat(told("none", "mild", "None of these")).isEmpty();
        assertThat(told("+", "-", "+")).isEmpty();
    }

    private List<String> told(String... targets) {
        return Misgiving.sentences(TargetReader.read(given(targets).request(), Task.CLASSIFICATION)
                .rows()
                .treatment("y")
                .misgivings());
    }

    @Test
    void classesThatAreEqualButForZerosAreTold() {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> i + "," + List.of("1", "01", "2", "3.5", "7").get(i % 5) + "\n")
                .collect(Collectors.joining());
        Given given = new Given(folder).file("a.csv", "x,y\n" + rows).target("y");

        assertThat(Misgiving.sentences(TargetReader.read(given.request(), Task.CLASSIFICATION)
                        .rows()
                        .treatment("y")
                        .misgivings()))
                .containsExactly(
                        "Classes are equal as numbers, and are different ones for the zeros in front: 'y' ('01' and"
                                + " '1'). Write each class in one way, unless these are codes.");
        assertThat(TargetReader.read(given.request(), Task.REGRESSION)
                        .rows()
                        .treatment("y")
                        .misgivings())
                .isEmpty();
    }
}
