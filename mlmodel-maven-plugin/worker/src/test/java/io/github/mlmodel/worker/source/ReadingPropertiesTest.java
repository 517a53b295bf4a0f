package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.table.Column;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for tables of chance: for each seed another one. */
class ReadingPropertiesTest {

    static final List<Integer> SEEDS = IntStream.range(0, 25).boxed().toList();

    private static final int ROWS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SEEDS")
    void numbersInADressThatIsDeclaredAreTheSameNumbers(int seed) {
        Random chance = new Random(seed);
        NumberForm form = form(chance);
        StringBuilder plain = new StringBuilder("x;n\n");
        StringBuilder dressed = new StringBuilder("x;n\n");
        for (int row = 0; row < ROWS; row++) {
            BigDecimal number = BigDecimal.valueOf(chance.nextLong(2_000_000_000L) - 1_000_000_000L, chance.nextInt(4));
            plain.append(number.toPlainString()).append(";").append(row).append('\n');
            dressed.append(dress(number, form, chance)).append(";").append(row).append('\n');
        }

        double[] expected = numbers(new Given(folder).delimiter(";").file("plain.csv", plain.toString()), "x");
        double[] read = numbers(
                new Given(folder)
                        .delimiter(";")
                        .numbers(NumberFormat.of(List.of("x"), form))
                        .file("dressed.csv", dressed.toString()),
                "x");

        assertThat(read).as(form.words()).isEqualTo(expected);
    }

    private static NumberForm form(Random chance) {
        String decimal = pick(chance, NumberForm.DECIMALS);
        List<@Nullable String> thousands = new ArrayList<>(NumberForm.THOUSANDS);
        thousands.remove(decimal);
        thousands.add(null);
        return new NumberForm(
                decimal,
                pick(chance, thousands),
                pick(chance, Arrays.asList(null, "EUR", "$", "%", "km/h")),
                pick(chance, List.of(NumberForm.Negative.values())));
    }

    private static <T> T pick(Random chance, List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    private static String dress(BigDecimal number, NumberForm form, Random chance) {
        String[] parts = number.abs().toPlainString().split("\\.", -1);
        String whole = parts[0];
        if (form.thousands() != null && chance.nextInt(4) > 0) {
            String mark = form.thousands().equals("blank")
                    ? pick(chance, List.of(" ", "\u00a0", "\u202f"))
                    : form.thousands();
            whole = whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", mark);
        }
        String digits = parts.length == 1 ? whole : whole + form.decimal() + parts[1];
        boolean below = number.signum() < 0;
        String unit = form.unit() == null || chance.nextInt(5) == 0 ? "" : form.unit();
        String text = chance.nextBoolean() ? digits + pick(chance, List.of("", " ")) + unit : unit + digits;
        text = text.strip();
        if (!below) {
            return text;
        }
        return switch (form.negative()) {
            case MINUS -> pick(chance, List.of("-", "\u2212")) + text;
            case TRAILING_MINUS -> text + "-";
            case BRACKETS -> "(" + text + ")";
        };
    }

    private static double[] numbers(Given given, String column) {
        return ((Column.Numbers) given.read().table().column(column)).values();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void damagedCellsAreRefusedWithExactlyTheirLines(int seed) {
        Random chance = new Random(seed);
        TreeMap<Integer, String> damaged = new TreeMap<>();
        int places = 1 + chance.nextInt(ROWS / 11);
        // A text in the first or the last row would be a unit or a total.
        while (damaged.size() < places) {
            damaged.put(
                    3 + chance.nextInt(ROWS - 2), pick(chance, List.of("12,5x", "#", "O.5", "1.2.3", "a lot", "5 %%")));
        }
        StringBuilder csv = new StringBuilder("n,x,y\n");
        for (int line = 2; line < ROWS + 2; line++) {
            String x = damaged.containsKey(line) ? '"' + damaged.get(line) + '"' : line + ".5";
            csv.append(line % 7).append(',').append(x).append(',').append(line).append('\n');
        }
        Given given = new Given(folder)
                .target("y")
                .testFraction(0.3)
                .side(chance.nextBoolean() ? Side.TRAINING : Side.ALL)
                .file("a.csv", csv.toString());

        assertThatThrownBy(given::read).isInstanceOfSatisfying(MlModelException.class, e -> {
            String message = e.sentence();
            assertThat(message)
                    .startsWith("Numeric column 'x' has no number in " + places + (places == 1 ? " row:" : " rows:"));
            assertThat(Pattern.compile("data/a\\.csv:(\\d+) '([^\\n]*)'")
                            .matcher(message)
                            .results())
                    .extracting((MatchResult place) -> place.group(1) + " " + place.group(2))
                    .containsExactlyElementsOf(damaged.entrySet().stream()
                            .limit(10)
                            .map(cell -> cell.getKey() + " " + cell.getValue())
                            .toList());
            if (places > 10) {
                assertThat(message).contains("and " + (places - 10) + " more");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void noTreatmentDeclarationOrWordMovesARow(int seed) {
        Random chance = new Random(seed);
        List<String> texts = Arrays.asList("NA", "", "1.0", "1", "True", "\" a \"", "a", "007", "2024-02-29", "?");
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> (1000 + row) + "," + pick(chance, texts) + "," + (row % 11) + "," + row % 2)
                .collect(Collectors.joining("\n"));
        String csv = "id,x,n,y\n" + rows + "\n";
        List<UnaryOperator<Given>> ways = List.of(
                given -> given,
                given -> given.kind("x", ColumnKind.CATEGORICAL),
                given -> given.kind("x", ColumnKind.TEXT),
                given -> given.kind("n", ColumnKind.CATEGORICAL),
                given -> given.missing("NA", "?", "7"),
                given -> given.keep("x", "n", "id"),
                given -> given.numbers(
                        NumberFormat.of(List.of("n"), new NumberForm(",", ".", "EUR", NumberForm.Negative.BRACKETS))));

        List<double[]> sides = ways.stream()
                .map(way -> numbers(
                        way.apply(new Given(folder)
                                .target("y")
                                .testFraction(0.3)
                                .side(Side.TRAINING)
                                .seed(seed)
                                .file("a.csv", csv)),
                        "id"))
                .toList();

        assertThat(sides.get(0)).hasSizeBetween(ROWS / 2, ROWS - 10);
        assertThat(sides).allSatisfy(ids -> assertThat(ids).isEqualTo(sides.get(0)));
    }
}
