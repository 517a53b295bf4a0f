package io.github.mlmodel.worker.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.worker.shape.LineLook.Kind;
import io.github.mlmodel.worker.shape.LineLook.Stand;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line is, of a table whose columns area, rooms and price hold numbers, and whose column city holds texts. */
class LineLookTest {

    private static final List<String> NAMES = List.of("area", "rooms", "city", "price");
    private static final boolean[] NUMBERS = {true, true, false, true};

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1,2,Bern,3; AMID; ROW",
                "1,2,Bern,x; AMID; ROW",
                "1,,,; LAST; ROW",
                ",,Total,; LAST; ROW",
                "Total,,,3; AMID; ROW",
                "Total,,,3; LAST; TOTAL",
                ",,,Summe: 5; LAST; TOTAL",
                "(400 rows); LAST; TOTAL",
                "SUM,2,Bern,3; LAST; TOTAL",
                "1,2,Bern; LAST; ROW",
                "m2,,,kEUR; FIRST; UNITS",
                "m2,,,; FIRST; UNITS",
                "big,small,,dear; FIRST; WORDS",
                "big,small,,; FIRST; ROW",
                "big,big,,big; FIRST; ROW",
                "1 204 m,2 rooms,Bern,about 300; FIRST; ROW",
                "[sqm],[-],[name],[EUR]; FIRST; UNITS",
                "m,s,,V; FIRST; UNITS",
                "m2,,,kEUR; AMID; ROW",
                "m2,2,,EUR; FIRST; ROW",
                "g,,,; FIRST; ROW",
                "NA,NA,Bern,NA; FIRST; ROW",
                "unknown,,Bern,; FIRST; ROW",
                "area,rooms,city,price; AMID; HEADER",
                "# a; AMID; COMMENT",
                "# a,2,Bern,3; AMID; COMMENT",
                "1,2,# Bern,3; AMID; ROW"
            })
    void aLineIsWhatItLooksLikeWhereItStands(String line, Stand stand, Kind kind) {
        assertThat(LineLook.at(NAMES, NUMBERS, List.of(line.split(",", -1)), stand)
                        .kind())
                .isEqualTo(kind);
    }
}
