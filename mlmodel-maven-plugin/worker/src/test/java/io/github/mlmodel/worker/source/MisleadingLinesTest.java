package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.worker.split.Side;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that look like rows with a text for "no value", and are none: the advice names what they are. */
class MisleadingLinesTest {

    private static final String DATE_REFUSED =
            "Date column 'date' has no date of the form 'date' in 1 row:\n  data/a.csv:122 'Date'\n"
                    + "Correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>, or list the"
                    + " column under <categorical> in <features> if it holds no dates.";

    private static final String HEADER = "area,rooms,city,price\n";

    private static final String ROWS = """
            61.5,2,Bern,310
            84,3,Cork,405
            47.5,1,Bern,198
            120,5,Arles,512
            93,4,Cork,433
            """;

    @TempDir
    Path folder;

    private Given given(String text) {
        return new Given(folder).file("a.csv", text).target("price");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFarea,rooms,city,price",
                "\uFEFFArea,Rooms,City,Price",
                "AREA,ROOMS,CITY,PRICE",
                "Area,rooms,City,price"
            })
    void theHeaderOfAnotherFileIsNamedAsOne(String again) {
        assertThatThrownBy(given(HEADER + ROWS + again + "\n" + ROWS)::read)
                .hasMessage("1 line holds the header again, amid the rows:\n  data/a.csv:7\nDelete it.");
    }

    @Test
    void aHeaderWithNumbersInItIsNamedAsOneAgain() {
        String header = "2020,2021,price\n";
        String rows = "3,4,405\n5,9,198\n8,2.5,512\n,7,433\n";

        assertThatThrownBy(given(header + rows + header + rows)::read)
                .hasMessage("1 line holds the header again, amid the rows:\n  data/a.csv:6\nDelete it.");
    }

    @Test
    void aRowOfTextsThatAreNamesInOtherCaseIsARow() {
        assertThat(Given.rows(new Given(folder)
                        .file("a.csv", "x,y\nX,Y\nX,Z\n")
                        .target("y")
                        .read()
                        .table()))
                .containsExactly("X|Y", "X|Z");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAINING", "ALL"})
    void namesInOtherCaseAreARowInEveryReadingOfTheFiles(Side side) {
        String[] rows = new String[260];
        Arrays.setAll(
                rows,
                row -> LocalDate.of(2024, 1, 1).plusDays(row) + ",good as the " + row + "th,"
                        + (row % 3 == 0 ? "yes\n" : "no\n"));
        rows[120] = "Date,Review,Label\n";

        int refused = 0;
        for (int seed = 1; seed <= 6; seed++) {
            Given given = new Given(folder)
                    .file("a.csv", "date,review,label\n" + String.join("", rows))
                    .target("label")
                    .side(side)
                    .seed(seed)
                    .testFraction(0.4);

            Throwable found = catchThrowable(given::read);

            refused += found == null ? 0 : 1;
            assertThat(Optional.ofNullable(found).map(Throwable::getMessage).orElse(DATE_REFUSED))
                    .isEqualTo(DATE_REFUSED);
        }
        // Four of the six seeds train on that row; the others leave it to who reads the rows that are held back.
        assertThat(refused).isEqualTo(side == Side.TRAINING ? 4 : 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOUBLE,INTEGER,VARCHAR,DOUBLE", "mean,std,,mean", "float,,string,float"})
    void typesAndUnitsBelowTheNamesAreNamedAsSuch(String line) {
        String shown = "'" + line.replace(",", "', '") + "'";

        assertThatThrownBy(given(HEADER + line + "\n" + ROWS)::read)
                .hasMessage("data/a.csv:2 (" + shown
                        + ") seems to hold units or types of the columns, below which there are"
                        + " numbers. Delete the line, or set <skipLines>2</skipLines> and"
                        + " <columns>area,rooms,city,price</columns> in <dataset>, which name the columns instead of the first"
                        + " 2 lines.");
    }

    @Test
    void wordsBelowTheNamesOfAllNumbersAreToldToBeUnitsOrNoValue() {
        assertThatThrownBy(given(HEADER + "square metres,pieces,name,thousand euros\n" + ROWS)::read)
                .hasMessage(
                        "data/a.csv:2 ('square metres', 'pieces', 'name', 'thousand euros') seems to hold units or types"
                                + " of the columns, below which there are numbers. Delete the line, or set <skipLines>2</skipLines>"
                                + " and <columns>area,rooms,city,price</columns> in <dataset>, which name the columns instead of the"
                                + " first 2 lines; if its texts mean \"no value\", name them by <missing>.");
    }

    @Test
    void aFirstRowWithoutNumbersIsReadOnceItsWordsAreDeclared() {
        Given given = new Given(folder)
                .file("a.csv", "age,dose,label\nunknown,not given,yes\n61,2.5,no\n48,1.5,yes\n55,3.5,no\n")
                .target("label");

        assertThatThrownBy(given::read)
                .hasMessageStartingWith(
                        "data/a.csv:2 ('unknown', 'not given', 'yes') seems to hold units or types of the")
                .hasMessageEndingWith(" first 2 lines; if its texts mean \"no value\", name them by <missing>.");
        assertThat(Given.rows(given.missing("unknown", "not given").read().table()))
                .containsExactly("-|-|yes", "61.0|2.5|no", "48.0|1.5|yes", "55.0|3.5|no");
    }

    @Test
    void aFirstRowOfThousandsIsReadAsIsDeclared() {
        Given given = new Given(folder)
                .file("a.csv", "sold;left;label\n1,204;2,300;yes\n961;920;no\n848;815;yes\n755;735;no\n")
                .delimiter(";")
                .target("label");

        assertThat(Given.rows(given.numbers(new NumberFormat(List.of(), ".", ",", null, null))
                        .read()
                        .table()))
                .containsExactly("1204.0|2300.0|yes", "961.0|920.0|no", "848.0|815.0|yes", "755.0|735.0|no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone,gone,Bern,gone", "gone,2,Bern,310", "gone,2,Bern,199"})
    void textsThatMayMeanNoValueAreNoUnits(String line) {
        String rows = IntStream.range(0, 100)
                .mapToObj(i -> i + ".5," + i + ",Bern," + 7 * i + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(given(HEADER + line + "\n" + rows)::read)
                .hasMessageContaining(" has no number in 1 row:\n  data/a.csv:2 'gone'\nIf 'gone' means")
                .hasMessageNotContaining("seems to hold units");
    }

    @Test
    void utf32IsNamedAsWhatItIs() {
        for (String encoding : new String[] {"UTF-32LE", "UTF-32BE"}) {
            for (String mark : new String[] {"", "\uFEFF"}) {
                byte[] bytes = (mark + HEADER + ROWS).getBytes(Charset.forName(encoding));

                assertThatThrownBy(new Given(folder).file("a.csv", bytes).target("price")::read)
                        .hasMessage(
                                "data/a.csv is written in UTF-32, not in UTF-8. Convert it to UTF-8 first, for example by"
                                        + " iconv -f UTF-32 -t UTF-8.");
            }
        }
    }

    @Test
    void aFileThatWasNotWrittenIsNoUtf32() {
        assertThatThrownBy(new Given(folder).file("a.csv", new byte[2000]).target("price")::read)
                .hasMessageStartingWith(
                        "data/a.csv:1 holds byte 0x00, which no text has. Fetch or export the file again");
    }

    @Test
    void namesOfRowsWithoutAColumnsNameAreSaidToBeSo() {
        Given given = given(HEADER + ROWS.replaceAll("(?m)^(?=.)(.*?),", "r$1,$1,"));

        assertThatThrownBy(given::read)
                .hasMessageStartingWith("5 lines cannot be read as 4 values separated by ',':")
                .hasMessageEndingWith(
                        "\nEvery line has one value more than the header has names, as R's write.table writes it,"
                                + " whose first column has no name. If so, write it with col.names=NA, or set"
                                + " <skipLines>1</skipLines> and <columns>row,area,rooms,city,price</columns> in <dataset>.");
    }

    @Test
    void commasBeforeDecimalsAreNotTakenForALackOfNames() {
        Given given = given(HEADER + ROWS.replaceAll("(?m)^([0-9]+)(\\.[0-9])?,(.*)$", "$1,5,$3,5"));

        assertThatThrownBy(given::read)
                .hasMessageStartingWith("5 lines cannot be read as 4 values separated by ',':")
                .hasMessageEndingWith(
                        "\nEvery line has more values than the header has names. If ',' also stands before"
                                + " decimals, write the file with another delimiter, or these numbers in quotes; else check"
                                + " <delimiter> in <dataset>.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@RELATION r\n@ATTRIBUTE a NUMERIC\n",
                "% a comment\n\n@relation 'a b'\r\n\r\n@attribute x real\n"
            })
    void arffIsNamedAsWhatItIs(String text) {
        assertThatThrownBy(given(text + "@DATA\n1\n")::read)
                .hasMessage(
                        "Data file data/a.csv is no delimited text, but ARFF, as Weka writes it. Convert it to CSV first, or"
                                + " name a <reader> for it.");
    }
}
