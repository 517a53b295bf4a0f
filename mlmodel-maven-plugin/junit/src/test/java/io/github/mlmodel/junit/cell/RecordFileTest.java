package io.github.mlmodel.junit.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFileTest {

    private static void refused(String file, String text, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RecordFile.read(file, text))
                .withMessage(message);
    }

    @Test
    void columnsOfOneNameAreAllNamed() {
        refused(
                "rows.csv",
                "\uFEFFage,plan,age,plan,\u202eend\r\n1,a,2,b,c\r\n",
                "rows.csv has several columns of one name: age, plan. Leave one of each.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"age\": 1}", "3", "null", "\"age\""})
    void jsonThatIsNoListOfRowsIsNotTakenForNone(String text) {
        refused("rows.json", text, "rows.json is no list of rows. Write [{\"column\": value, …}, …], an object a row.");
    }

    @Test
    void valuesOfFilesAreShownAsAnyText() {
        refused(
                "rows.json",
                "[\"\u202e\u0007\"]",
                "rows.json: row 1 is no object with a value by column: \"\\u202e\\u0007\"");
        refused(
                "rows.json",
                "[{\"a\u202eb\": [\"\u202e\"]}]",
                "rows.json: row 1, column 'a\\u202eb' has no number, text or truth value: [\"\\u202e\"]");
    }

    @Test
    void aMarkOfTheByteOrderAndLinesOfWindowsAreRead() {
        assertThat(RecordFile.read("rows.csv", "\uFEFFage,plan\r\n1,\"a\r\nb\"\r\n\r\n,c\r\n"))
                .hasToString("[{age=1, plan=a\r\nb}, {age=null, plan=c}]");
        assertThat(RecordFile.read("rows.json", "\uFEFF[{\"age\": 1}]")).hasToString("[{age=1.0}]");
    }
}
