package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph's features are those of memory, bit by bit. */
class GraphParityTest {

    private static final List<String> NAMES =
            List.of("age", "a / b", "größe", " x ", "label", "numeric", "features_c0", "😀 mood", "label_2");

    private static final String[] CATEGORIES = {
        "1", "2.0", "NL", "größe", "😀", "a\u0000b", "with blank", "=", "Ω", "𠮷野家", " ", "null", "NaN"
    };

    private static final String[] WORDS = {
        "free",
        "FREE",
        "Free",
        "win",
        "a",
        "größe",
        "GRÖẞE",
        "GRÖßE",
        "Ärger",
        "ÄRGER",
        "ärgER",
        "İstanbul",
        "istanbul",
        "ΟΔΟΣ",
        "οδος",
        "Οδος",
        "οδοΣ",
        "ΟΔος",
        "ΣΑΣ",
        "σας",
        "привет",
        "Привет",
        "ПРИВЕТ",
        "ПриВЕТ",
        "приВет",
        "😀",
        "𠮷野家",
        "野家",
        "can't",
        "e\u0301te\u0301",
        "x_1",
        "²²",
        "Ǆuro",
        "ǅuro",
        "ǆuro",
        "K1",
        "ſoft",
        "ﬁne",
        "ʼn",
        "\u0000",
        "İİ",
        "ÅÅÅ",
        "ñññ",
        "ÑÑÑ",
        "ÑñÑ",
        "ççççç",
        "ÇÇÇÇÇ",
        "Ççççç",
        "ÇçÇçç",
        "\t",
        "\r\n",
        "--",
        ""
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void featuresOfRandomTablesAreEqual(long seed) throws OrtException {
        Random random = new Random(seed);
        Table training = randomTable(random, 200, 6);
        Table others = randomTable(random, 100, CATEGORIES.length);
        List<FeatureNeeds> needs =
                List.of(FeatureNeeds.STANDARDISED, FeatureNeeds.IMPUTED, FeatureNeeds.RAW.oneHotUpTo((int) seed));
        FeatureSpec spec =
                new FeatureSpec(List.of(), List.of(), List.of(), 4, seed % 2 == 0 ? 20 : 1000, 1 + (int) (seed % 3));
        FeaturePlan plan = FeaturePlan.fit(training, columns(training), spec, needs.get((int) (seed / 2 % 3)), 2);

        FeatureParity.assertEqual(plan, training);
        FeatureParity.assertEqual(plan, others);
    }

    @Test
    void featuresOfOneRowAreEqualAlsoWhenItIsEmpty() throws OrtException {
        Table training = randomTable(new Random(7), 50, 6);
        FeaturePlan plan =
                FeaturePlan.fit(training, columns(training), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 1);
        Column[] nothing = training.columns().stream()
                .map(column -> column instanceof Column.Numbers
                        ? RawRows.numbers(column.name(), Double.NaN)
                        : RawRows.texts(column.name(), (String) null))
                .toArray(Column[]::new);

        FeatureParity.assertEqual(plan, randomTable(new Random(8), 1, 6));
        FeatureParity.assertEqual(plan, RawRows.table(nothing));
    }

    /** So no tree of a forest meets a value that is missing where no training row lacked one. */
    @Test
    void aNumberThatNoTrainingRowLackedIsTheTrainingMedianInTheGraphToo() throws OrtException {
        Table training = RawRows.table(RawRows.numbers("age", 4, 1, 3, 100));
        FeaturePlan plan = FeaturePlan.fit(training, columns(training), FeatureSpec.byType(), FeatureNeeds.IMPUTED, 1);
        Table others = RawRows.table(RawRows.numbers("age", Double.NaN, 7));

        FeatureParity.assertEqual(plan, others);
        assertThat(plan.transform(others).columns().get(0).value(0)).isEqualTo(3.5f);
    }

    @Test
    void manyNumericColumnsAreOneInput() throws OrtException {
        Random random = new Random(9);
        Column[] columns = IntStream.range(0, 200)
                .mapToObj(i -> i == 77 ? randomTexts(random, "text", 30, WORDS, 3) : randomNumbers(random, "n" + i, 30))
                .toArray(Column[]::new);
        Table table = RawRows.table(columns);
        FeaturePlan plan = FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 2);

        assertThat(plan.inputs()).hasSize(2);
        ModelSignature.Input numeric = plan.inputs().get(0);
        assertThat(numeric.name()).isEqualTo("numeric");
        assertThat(numeric.shape()).containsExactly(199);
        assertThat(numeric.columns()).hasSize(199).startsWith("n0", "n1");
        assertThat(numeric.columns().subList(76, 78)).containsExactly("n76", "n78");
        FeatureParity.assertEqual(plan, table);
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "129, 1"})
    void upToTheLimitEachNumericColumnIsAnInput(int columns, int inputs) {
        Random random = new Random(9);
        Table table = RawRows.table(IntStream.range(0, columns)
                .mapToObj(i -> randomNumbers(random, "n" + i, 30))
                .toArray(Column[]::new));

        assertThat(FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 2)
                        .inputs())
                .hasSize(inputs);
    }

    @Test
    void featuresOfTextsWithoutRunsOfWordsAreEqual() throws OrtException {
        Table table =
                RawRows.table(RawRows.texts("text", "one", "two", "one two", "x"), RawRows.numbers("n", 1, 2, 3, 4));
        FeatureSpec unigrams = new FeatureSpec(List.of(), List.of(), List.of(), 10, 2, 3);
        FeaturePlan plan = FeaturePlan.fit(table, columns(table), unigrams, FeatureNeeds.RAW, 1);

        assertThat(plan.transform(table).names()).containsExactly("n", "text: one", "text: two");
        FeatureParity.assertEqual(plan, table);
    }

    @Test
    void featuresOfLongRepetitiveTextsAreEqual() throws OrtException {
        Random random = new Random(10);
        List<String> texts = new ArrayList<>();
        for (int length = 1; length < 3000; length *= 3) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append("word")
                        .append((int) Math.abs(random.nextGaussian() * 5))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        Table table = RawRows.table(RawRows.texts("text", texts.toArray(new String[0])));

        FeatureParity.assertEqual(
                FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW, 2), table);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void everyCharacterOfTheBasicPlaneIsTokenizedAlike(int part) throws OrtException {
        List<String> texts = new ArrayList<>();
        for (int start = part << 12; start < (part + 1) << 12; start += 16) {
            StringBuilder text = new StringBuilder("word ");
            for (int c = start; c < start + 16; c++) {
                text.append("a")
                        .append((char) c)
                        .append("b z")
                        .append((char) c)
                        .append((char) c)
                        .append(' ');
            }
            texts.add(text.toString());
        }
        Table table = RawRows.table(RawRows.texts("text", texts.toArray(new String[0])));

        FeatureParity.assertEqual(
                FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW, 2), table);
    }

    private static Table randomTable(Random random, int rows, int categories) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            columns.add(
                    switch (i % 3) {
                        case 0 -> randomNumbers(random, name, rows);
                        case 1 -> randomTexts(random, name, rows, java.util.Arrays.copyOf(CATEGORIES, categories), 0);
                        default -> randomTexts(random, "text " + name, rows, WORDS, 8);
                    });
        }
        return RawRows.table(columns.toArray(new Column[0]));
    }

    private static Column randomNumbers(Random random, String name, int rows) {
        double scale = Math.pow(10, random.nextInt(12) - 4);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = random.nextInt(5) == 0 ? Double.NaN : (random.nextGaussian() + 1) * scale;
        }
        return RawRows.numbers(name, values);
    }

    private static Column randomTexts(Random random, String name, int rows, String[] words, int most) {
        @Nullable String[] values = new String[rows];
        for (int row = 0; row < rows; row++) {
            int length = most == 0 ? 1 : random.nextInt(most + 1);
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                chosen.add(words[random.nextInt(words.length)]);
            }
            values[row] = length == 0 || random.nextInt(6) == 0 ? null : String.join(" ", chosen);
        }
        return RawRows.texts(name, values);
    }

    private static List<ColumnSchema> columns(Table table) {
        return table.columns().stream()
                .map(column -> {
                    boolean numbers = column instanceof Column.Numbers;
                    boolean text = column.name().startsWith("text");
                    return new ColumnSchema(
                            column.name(),
                            numbers ? ColumnKind.NUMERIC : text ? ColumnKind.TEXT : ColumnKind.CATEGORICAL);
                })
                .toList();
    }
}
