package io.github.mlmodel.worker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRowsTest {

    private static final List<String> WORDS = List.of("pump", "loud", "oil", "leaks", "belt", "new", "hot", "fan");

    /** What is composed depends on names. */
    private static final List<String> NAMES =
            IntStream.range(0, 10).mapToObj(i -> "column " + i).toList();

    private final Random random = new Random(7);

    @Test
    void noSampleIsARowOfTheData() {
        GivenTable given = wide(200);

        Map<String, Map<String, Object>> recorded = given.recorded();

        assertThat(recorded)
                .containsOnlyKeys(
                        "low target",
                        "middle target",
                        "high target",
                        "age is missing",
                        "plan is missing",
                        "least salary",
                        "most salary",
                        "least age",
                        "most age",
                        "everything is missing",
                        "unknown categories",
                        "numbers beyond all seen");
        Set<Map<String, Object>> rows = given.rows();
        assertThat(rows).hasSize(200);
        assertThat(recorded.values()).doesNotContainAnyElementsOf(rows);
    }

    @Test
    void noNumberThatIsNobodysElseIsToldAndNoTextEither() {
        GivenTable given = wide(200);
        Set<Object> salaries = valuesOf("salary", given.rows());
        Set<Object> notes = valuesOf("note", given.rows());

        assertThat(valuesOf("salary", given.recorded().values()))
                .hasSizeGreaterThan(8)
                .doesNotContainAnyElementsOf(salaries);
        assertThat(valuesOf("note", given.recorded().values()))
                .hasSizeGreaterThan(8)
                .doesNotContainAnyElementsOf(notes);
    }

    @Test
    void rowsInAnotherOrderAndMoreThreadsGiveEqualSamplesWhateverTheLanguage() {
        Locale before = Locale.getDefault();
        Map<String, Map<String, Object>> recorded = wide(100).recorded();
        random.setSeed(7);
        GivenTable same = wide(100).threads(3);

        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(same.recordedBackwards()).containsExactlyEntriesOf(recorded);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFreeTextIsWordsOfTheVocabularyAndNoTextOfTheData() {
        // Every text of three words there is, but one: what is composed has more of them, or is that one.
        String[] texts = WORDS.stream()
                .flatMap(a -> WORDS.stream().flatMap(b -> WORDS.stream().map(c -> a + " " + b + ", " + c + "!")))
                .toArray(String[]::new);

        Set<Object> composed = NAMES.stream()
                .flatMap(
                        name -> valuesOf(
                                name,
                                new GivenTable()
                                        .texts(name, WORDS, texts)
                                        .recorded()
                                        .values())
                                .stream())
                .collect(Collectors.toSet());

        composed.remove("(unknown)");
        assertThat(composed).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(Arrays.asList(texts));
        assertThat(composed).allSatisfy(text -> {
            List<String> words =
                    Arrays.asList(((String) text).toLowerCase(Locale.ROOT).split(",? "));
            assertThat(WORDS).containsAll(words);
            assertThat(words).hasSizeGreaterThan(3);
        });
    }

    @Test
    void aTextIsAboutAsLongAsThoseOfTheData() {
        String[] texts =
                IntStream.range(0, 30).mapToObj(row -> "oil leaks ".repeat(40)).toArray(String[]::new);

        Set<Object> composed = valuesOf(
                "note", new GivenTable().texts("note", WORDS, texts).recorded().values());

        composed.remove("(unknown)");
        assertThat(composed).isNotEmpty().allSatisfy(text -> assertThat(((String) text).length())
                .isBetween(400, 410));
    }

    @Test
    void aCategoryThatTheModelDoesNotCarryIsNotTold() {
        String[] plans = IntStream.range(0, 60)
                .mapToObj(row -> row == 33 ? "director's own" : row % 2 == 0 ? "basic" : "gold")
                .toArray(String[]::new);

        GivenTable carried = new GivenTable().categories("plan", List.of("basic", "gold"), plans);

        assertThat(valuesOf("plan", carried.recorded().values())).containsOnly("basic", "gold", "(unknown)");
    }

    @Test
    void aCategoryOfOnePersonIsNotToldWhereThereAreOthers() {
        String[] plans = IntStream.range(0, 60)
                .mapToObj(row -> row % 2 == 0 ? "plan " + row : "gold")
                .toArray(String[]::new);
        List<String> carried = Arrays.stream(plans).distinct().toList();

        GivenTable given = new GivenTable().categories("plan", carried, plans);

        assertThat(valuesOf("plan", given.recorded().values())).containsOnly("gold", "(unknown)");
    }

    @Test
    void aClassIsToldApartByItsOwnValuesOnlyWhereManyRowsHaveIt() {
        Double[] sizes = IntStream.range(0, 100)
                .mapToObj(row -> row < 95 ? 10.0 + row % 10 : 900.0 + row)
                .toArray(Double[]::new);
        String[] classes = IntStream.range(0, 100)
                .mapToObj(row -> row >= 95 ? "rare" : row % 2 == 0 ? "no" : "yes")
                .toArray(String[]::new);

        Map<String, Map<String, Object>> recorded =
                new GivenTable().numbers("size", sizes).recorded(classes);

        assertThat(List.copyOf(recorded.keySet()).subList(0, 3)).containsExactly("class no", "class rare", "class yes");
        assertThat((Double) row(recorded, "class rare").get("size")).isBetween(10.0, 20.0);
    }

    @Test
    void extremesAreBeyondWhatWasSeenAsFarAsNumbersGo() {
        Double[] counts = boxed(IntStream.range(0, 50).asDoubleStream());
        Double[] balances = boxed(IntStream.range(0, 50).mapToDouble(row -> row * 2.5 - 70.25));
        Double[] weights = boxed(IntStream.range(0, 50).mapToDouble(row -> 12.5 + row));
        Double[] huge = boxed(IntStream.range(0, 50).mapToDouble(row -> row * 1e36));

        Map<String, Map<String, Object>> recorded = new GivenTable()
                .numbers("count", counts)
                .numbers("balance", balances)
                .numbers("weight", weights)
                .numbers("huge", huge)
                .recorded();

        assertThat(recorded.get("least count")).containsEntry("count", 0.0);
        assertThat(recorded.get("most count")).containsEntry("count", 100.0);
        assertThat(recorded.get("least balance")).containsEntry("balance", -200.0);
        assertThat(recorded.get("most balance")).containsEntry("balance", 200.0);
        assertThat(recorded.get("least weight")).containsEntry("weight", 10.0);
        assertThat(recorded.get("most weight")).containsEntry("weight", 120.0);
        assertThat(recorded.get("numbers beyond all seen")).containsEntry("count", 100.0);
        assertThat((Double) row(recorded, "most huge").get("huge")).isBetween(4e37, 4.9e37);
        recorded.values().forEach(row -> {
            if (row.get("count") instanceof Double count) {
                assertThat(count % 1).isZero();
            }
        });
    }

    @Test
    void numbersOfThingsStayWithinThoseOfTheColumnAndPaddingOnOneSide() {
        int length = 6;
        GivenTable given = new GivenTable().looksUp();
        for (int i = 0; i < length; i++) {
            int place = i;
            given.numbers(
                    "token " + i,
                    boxed(IntStream.range(0, 60)
                            .mapToDouble(row -> place > row % length ? 0 : 5 + (row * 7 + place) % 30)));
        }

        Map<String, Map<String, Object>> recorded = given.recorded();

        assertThat(recorded).containsKey("no padding").doesNotContainKey("numbers beyond all seen");
        assertThat(row(recorded, "no padding").values()).doesNotContain(0.0);
        recorded.remove("everything is missing");
        recorded.forEach((why, row) -> {
            List<Double> tokens = row.values().stream().map(Double.class::cast).toList();
            assertThat(tokens).as(why).hasSize(length).allMatch(token -> token == 0 || (token >= 5 && token < 35));
            if (!why.startsWith("least") && !why.startsWith("most")) {
                assertThat(tokens.get(0)).as(why).isNotZero();
                int end = tokens.indexOf(0.0);
                assertThat(end < 0 ? List.of() : tokens.subList(end, length))
                        .as(why)
                        .allMatch(token -> token.equals(0.0));
            }
        });
    }

    @Test
    void aSampleThatIsARowIsComposedAnew() {
        List<String> plans = List.of("basic", "gold", "family", "student");
        String[] mine =
                IntStream.range(0, 64).mapToObj(row -> plans.get(row % 4)).toArray(String[]::new);
        // Of two plans each second pair is somebody's.
        String[] other = IntStream.range(0, 64)
                .mapToObj(row -> plans.get((row % 2 + row / 8 * 2) % 4))
                .toArray(String[]::new);

        for (String name : NAMES) {
            GivenTable given = new GivenTable().categories(name, plans, mine).categories("other", plans, other);
            assertThat(given.rows()).hasSize(8);
            assertThat(given.recorded().values()).doesNotContainAnyElementsOf(given.rows());
        }
    }

    @Test
    void whereColumnsLeaveNoChoiceASampleMayBeARow() {
        GivenTable given =
                new GivenTable().numbers("answer", boxed(IntStream.range(0, 40).mapToDouble(row -> 42)));

        assertThat(given.recorded()).containsEntry("low target", Map.of("answer", 42.0));
    }

    @Test
    void columnsWithoutAnyValueAreNoReasonNotToRecord() {
        GivenTable given = new GivenTable()
                .numbers("size", new Double[30])
                .categories("plan", List.of(), new String[30])
                .texts("note", List.of(), new String[30]);

        assertThat(given.recorded())
                .containsEntry("low target", Map.of())
                .containsEntry("numbers beyond all seen", Map.of("size", 0.0));
    }

    private GivenTable wide(int rows) {
        Double[] salaries = boxed(random.doubles(rows, 20_000, 90_000));
        Double[] ages = IntStream.range(0, rows)
                .mapToObj(row -> row % 9 == 0 ? null : Math.rint(18 + 60 * random.nextDouble()))
                .toArray(Double[]::new);
        String[] plans = IntStream.range(0, rows)
                .mapToObj(row -> row % 11 == 0 ? null : random.nextBoolean() ? "basic" : "gold")
                .toArray(String[]::new);
        String[] notes = IntStream.range(0, rows)
                .mapToObj(row ->
                        random.ints(5, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" ")))
                .toArray(String[]::new);
        return new GivenTable()
                .numbers("salary", salaries)
                .numbers("age", ages)
                .categories("plan", List.of("basic", "gold"), plans)
                .texts("note", WORDS, notes);
    }

    private static Map<String, Object> row(Map<String, Map<String, Object>> recorded, String why) {
        return Objects.requireNonNull(recorded.get(why), why);
    }

    private static Double[] boxed(DoubleStream values) {
        return values.boxed().toArray(Double[]::new);
    }

    private static Set<Object> valuesOf(String column, Collection<Map<String, Object>> rows) {
        return rows.stream()
                .filter(row -> row.containsKey(column))
                .map(row -> row.get(column))
                .collect(Collectors.toSet());
    }
}
