package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturePlanTest {

    private static final double NONE = Double.NaN;

    @Test
    void missingNumbersAreTheTrainingMedian() {
        FeaturePlan plan = plan(FeatureNeeds.IMPUTED, RawRows.numbers("age", 4, NONE, 1, 3, 100));

        assertThat(dense(plan, RawRows.numbers("age", NONE, 7))).containsExactly(3.5f, 7f);
        assertThat(plan.sentences()).containsExactly("age: a number; where missing, the training median 3.5.");
    }

    @Test
    void medianOfManyNumbersIsExact() {
        double[] values = IntStream.range(0, 100_000)
                .mapToDouble(i -> (i * 7919L % 100_000 - 50_000) / 8.0)
                .toArray();
        double expected = (float) (Arrays.stream(values).sorted().toArray()[49_999] + 0.0625);

        FeaturePlan plan = plan(FeatureNeeds.IMPUTED, RawRows.numbers("x", values));

        assertThat(dense(plan, RawRows.numbers("x", NONE))).containsExactly((float) expected);
    }

    @Test
    void medianIsThatOfSortedNumbersWhateverTheyAre() {
        java.util.Random random = new java.util.Random(11);
        for (int trial = 0; trial < 200; trial++) {
            int spread = 1 + random.nextInt(60);
            double[] values = random.doubles(1 + random.nextInt(30))
                    .map(x -> (float) ((x - 0.5) * Math.pow(2, random.nextInt(spread) - 30)))
                    .toArray();
            double[] sorted = Arrays.stream(values).sorted().toArray();
            float expected = (float) ((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);

            FeaturePlan plan = plan(FeatureNeeds.IMPUTED, RawRows.numbers("x", values));

            assertThat(dense(plan, RawRows.numbers("x", NONE))).containsExactly(expected);
        }
    }

    @Test
    void standardisedNumbersHaveMeanZeroAndDeviationOneAfterImputation() {
        FeaturePlan plan = plan(FeatureNeeds.STANDARDISED, RawRows.numbers("age", 1, 2, NONE, 2, 5));

        assertThat(dense(plan, RawRows.numbers("age", 1, 2, NONE, 5)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Float.compare(a, b))
                .containsExactly(-1.03209f, -0.29488f, -0.29488f, 1.91675f);
        assertThat(plan.sentences())
                .containsExactly(
                        "age: a number; where missing, the training median 2; less 2.4, divided by 1.35647" + ".");
    }

    @Test
    void constantNumbersAreShiftedButNotScaled() {
        FeaturePlan plan = plan(FeatureNeeds.STANDARDISED, RawRows.numbers("year", 2007, 2007, NONE));

        assertThat(dense(plan, RawRows.numbers("year", 2007, 2009, NONE))).containsExactly(0f, 2f, 0f);
    }

    @Test
    void missingNumbersStayMissingForTrainersThatKnowThem() {
        FeaturePlan plan = plan(FeatureNeeds.RAW, RawRows.numbers("age", 1, NONE));

        assertThat(dense(plan, RawRows.numbers("age", NONE, 9))).containsExactly(Float.NaN, 9f);
        assertThat(plan.sentences()).containsExactly("age: a number; missing values are kept as such.");
    }

    @Test
    void numbersWithoutAnyTrainingValueAreZero() {
        FeaturePlan plan = plan(FeatureNeeds.STANDARDISED, RawRows.numbers("age", NONE, NONE));

        assertThat(dense(plan, RawRows.numbers("age", NONE))).containsExactly(0f);
        assertThat(plan.sentences())
                .containsExactly("age: a number without any value in the training rows; where missing, the training"
                        + " median 0; less 0, divided by 1.");
    }

    @Test
    void infiniteNumbersAreRefusedByColumn() {
        Table table = RawRows.table(
                RawRows.numbers("a", Double.POSITIVE_INFINITY, 1, 2),
                RawRows.numbers("b", 1, 2, 3),
                RawRows.numbers("c", 1e39, 2, Double.NEGATIVE_INFINITY));

        assertThatThrownBy(() -> FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW, 1))
                .hasMessage("Infinite values, or values beyond 3.4E38, in the training rows of column 'a' (1 row), 'c'"
                        + " (2 rows). Correct the data, or declare that value as missing with <dataset><missing>.");
    }

    @Test
    void rarerCategoriesAndUnknownOnesShareAFeature() {
        FeatureSpec two = new FeatureSpec(List.of(), List.of(), List.of(), 2, 10, 1);
        Table table = RawRows.table(RawRows.texts("c", "10", "9", "9", "z", "z", "z", "8", "10", null));
        FeaturePlan plan = FeaturePlan.fit(table, columns(table), two, FeatureNeeds.RAW, 1);

        FeatureMatrix features =
                plan.transform(RawRows.table(RawRows.texts("c", "z", "10", "9", "8", "never seen", null)));

        assertThat(features.names()).containsExactly("c=z", "c=10", "c (other)", "c (missing)");
        assertThat(rows(features)).isDeepEqualTo(new float[][] {
            {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}
        });
        assertThat(plan.sentences())
                .containsExactly("c: one of 2 categories, a feature each; 2 rarer and all unknown ones share one;"
                        + " missing has its own.");
    }

    @Test
    void aColumnOfMoreCategoriesThanWantedOneHotIsNumberedTheMostFrequentFirst() throws OrtException {
        Table table = RawRows.table(
                RawRows.texts("few", "x", "y", "x", "y", "x", "y"),
                RawRows.texts("many", "b", "a", "c", "c", null, "a"),
                RawRows.texts("whole", "1", "2", "3", "3", "1", "3"));
        FeaturePlan plan =
                FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW.oneHotUpTo(2), 1);
        Table others = RawRows.table(
                RawRows.texts("few", "x", "z", null, "y", "x"),
                RawRows.texts("many", "c", "a", "b", null, "never seen"),
                RawRows.texts("whole", "3.0", "1", "2", null, "4"));

        FeatureMatrix features = plan.transform(others);

        assertThat(features.names()).containsExactly("few=x", "few=y", "many", "whole");
        assertThat(rows(features))
                .isDeepEqualTo(new float[][] {{1, 0, 2, 1}, {0, 0, 1, 2}, {0, 0, 3, 3}, {0, 1, 4, 0}, {1, 0, 0, 0}});
        assertThat(features.groups())
                .containsExactly(
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "few", 0, 2),
                        new FeatureGroup(FeatureGroup.Kind.NUMBERED, "many", 2, 3),
                        new FeatureGroup(FeatureGroup.Kind.NUMBERED, "whole", 3, 4));
        assertThat(plan.sentences())
                .containsExactly(
                        "few: one of 2 categories, a feature each; an unknown one sets none; missing is like unknown.",
                        "many: one of 3 categories, told apart by number; an unknown one has none; missing has its own.",
                        "whole: one of 3 categories, told apart by number; an unknown one has none; missing is like"
                                + " unknown.");
        assertThat(plan.texts()).containsEntry("many", List.of("a", "c", "b"));
        FeatureParity.assertEqual(plan, others);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 150, 'one of 150 categories, told apart by number; an unknown one has none'",
        "40, 150, 'one of 40 categories, told apart by number; 110 rarer and all unknown ones share one'",
        "0, 10001, 'one of 10000 categories, told apart by number; 1 rarer and all unknown ones share one'"
    })
    void numberedCategoriesAreManyUnlessSaid(int most, int categories, String sentence) {
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(), List.of(), most == 0 ? null : most, 10, 1);
        Table table = RawRows.table(RawRows.texts(
                "c", IntStream.range(0, categories).mapToObj(i -> "c" + i).toArray(String[]::new)));

        assertThat(FeaturePlan.fit(table, columns(table), spec, FeatureNeeds.RAW.oneHotUpTo(4), 1)
                        .sentences())
                .containsExactly("c: " + sentence + "; missing is like unknown.");
    }

    /** A trainer may want more features than categories are kept by default. */
    @Test
    void aColumnThatIsNotNumberedKeepsOnlyTheHundredMostFrequentCategories() {
        Table table = RawRows.table(RawRows.texts(
                "c", IntStream.range(0, 150).mapToObj(i -> "c" + i).toArray(String[]::new)));

        assertThat(FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW.oneHotUpTo(200), 1)
                        .width())
                .isEqualTo(101);
    }

    @Test
    void noFeatureIsZeroInAllTrainingRows() {
        FeaturePlan plan = plan(FeatureNeeds.RAW, RawRows.texts("c", "x", "y", "x"));

        FeatureMatrix features = plan.transform(RawRows.table(RawRows.texts("c", "y", "never seen", null)));

        assertThat(features.names()).containsExactly("c=x", "c=y");
        assertThat(rows(features)).isDeepEqualTo(new float[][] {{0, 1}, {0, 0}, {0, 0}});
        assertThat(plan.sentences())
                .containsExactly("c: one of 2 categories, a feature each; an unknown one sets none; missing is like"
                        + " unknown.");
    }

    @Test
    void namesOfFeaturesAreUnique() {
        FeaturePlan plan = plan(FeatureNeeds.RAW, RawRows.texts("a", "b=c"), RawRows.texts("a=b", "c"));

        assertThat(plan.transform(RawRows.table(RawRows.texts("a", "b=c"), RawRows.texts("a=b", "c")))
                        .names())
                .containsExactly("a=b=c", "a=b=c (2)");
    }

    /**
     * The expected values are scikit-learn's.
     *
     * <pre>
     * from sklearn.feature_extraction.text import TfidfVectorizer
     * texts = ["Free entry, win a FREE prize now!", "I'll call you later, ok?", "",
     *          "Größe 42: GRÖSSE und größe, a b c", "win now, WIN now, win_now 2 win"]
     * v = TfidfVectorizer(ngram_range=(1, 2))
     * m = v.fit_transform(texts).toarray()
     * for row in m: print(' '.join('%s=%.9f' % e for e in zip(v.get_feature_names_out(), row) if e[1]))
     * </pre>
     */
    @Test
    void textFeaturesAreThoseOfScikitLearn() {
        Table table = RawRows.table(RawRows.texts(
                "text",
                "Free entry, win a FREE prize now!",
                "I'll call you later, ok?",
                null,
                "Größe 42: GRÖSSE und größe, a b c",
                "win now, WIN now, win_now 2 win"));
        FeatureSpec bigrams = new FeatureSpec(List.of(), List.of(), List.of(), 10, 1000, 2);
        FeaturePlan plan = FeaturePlan.fit(table, columns(table), bigrams, FeatureNeeds.RAW, 2);

        FeatureMatrix features = plan.transform(table);

        assertThat(features.names())
                .containsExactly(("42|42 grösse|call|call you|entry|entry win|free|free entry|free prize|grösse"
                                + "|grösse und|größe|größe 42|later|later ok|ll|ll call|now|now win|now win_now|ok|prize"
                                + "|prize now|und|und größe|win|win free|win now|win_now|win_now win|you|you later")
                        .transform(names -> ("text: " + names.replace("|", "|text: ")).split("\\|", -1)));
        assertRow(
                features,
                0,
                "entry=0.285111740|entry win=0.285111740|free=0.570223481|free entry=0.285111740|free prize=0.285111740"
                        + "|now=0.230026357|prize=0.285111740|prize now=0.285111740|win=0.230026357"
                        + "|win free=0.285111740");
        assertRow(
                features,
                1,
                "call=0.333333333|call you=0.333333333|later=0.333333333|later ok=0.333333333|ll=0.333333333"
                        + "|ll call=0.333333333|ok=0.333333333|you=0.333333333|you later=0.333333333");
        assertRow(features, 2, "");
        assertRow(
                features,
                3,
                "42=0.301511345|42 grösse=0.301511345|grösse=0.301511345|grösse und=0.301511345|größe=0.603022689"
                        + "|größe 42=0.301511345|und=0.301511345|und größe=0.301511345");
        assertRow(
                features,
                4,
                "now=0.397697075|now win=0.246467637|now win_now=0.246467637|win=0.596545613|win now=0.492935274"
                        + "|win_now=0.246467637|win_now win=0.246467637");
        assertThat(plan.sentences()).containsExactly("text: text; tf-idf of 32 runs of one to 2 words.");
    }

    @Test
    void wordsOfTheMostRowsAreKeptAndTiesGoByTheirCharacters() {
        FeatureSpec three = new FeatureSpec(List.of(), List.of(), List.of(), 10, 3, 1);
        Table table = RawRows.table(RawRows.texts("text", "zz yy", "zz xx xx xx", "zz yy", "ww vv xx"));

        FeaturePlan plan = FeaturePlan.fit(table, columns(table), three, FeatureNeeds.RAW, 1);

        assertThat(plan.transform(table).names()).containsExactly("text: xx", "text: yy", "text: zz");
    }

    @Test
    void lettersBeyondAsciiAreLowerCasedAsDocumented() {
        FeaturePlan plan = plan(
                FeatureNeeds.RAW,
                RawRows.texts(
                        "text",
                        "Ärger ÄRGER ärger",
                        "Привет ПРИВЕТ привет",
                        "ПриВЕт",
                        "ΟΔΟΣ οδος",
                        "İstanbul istanbul",
                        "GRÖẞE größe"));

        assertThat(plan.transform(RawRows.table(RawRows.texts("text", "x"))).names())
                .containsExactly(
                        "text: größe",
                        "text: gröẞe",
                        "text: istanbul",
                        "text: ärger",
                        "text: İstanbul",
                        "text: οδος",
                        "text: ПриВЕт",
                        "text: привет");
    }

    @Test
    void inputsAreNamedAsColumnsUnlessTheGraphNeedsTheName() {
        List<String> names = List.of(
                "age",
                "a / b",
                "größe ",
                "label",
                "column_label",
                "numeric",
                "features",
                "prediction",
                "features_c0",
                "outputs_x",
                "😀",
                "🚀");
        Table table = RawRows.table(names.stream()
                .map(name -> RawRows.numbers(name, 1, 2))
                .toArray(io.github.mlmodel.worker.table.Column[]::new));
        FeaturePlan plan = FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.RAW, 1);

        assertThat(plan.columns().stream().map(ColumnSchema::name)).containsExactlyElementsOf(names);
        assertThat(plan.inputs().stream().map(Input::name))
                .containsExactly(
                        "age",
                        "a / b",
                        "größe ",
                        "column_label_2",
                        "column_label",
                        "column_numeric",
                        "column_features",
                        "column_prediction",
                        "column_features_c0",
                        "column_outputs_x",
                        "column__",
                        "column___2");
        assertThat(plan.inputs()).hasSize(12).contains(Input.of("column_label_2", ColumnType.FLOAT, List.of("label")));
    }

    @Test
    void columnsKeepTheirOrderAndFeaturesAreGroupedByKind() {
        FeaturePlan plan = plan(
                FeatureNeeds.RAW,
                RawRows.texts("text", "some words", "more words"),
                RawRows.texts("c", "x", "y"),
                RawRows.numbers("n", 1, 2));

        assertThat(plan.columns())
                .containsExactly(
                        new ColumnSchema("text", ColumnKind.TEXT),
                        new ColumnSchema("c", ColumnKind.CATEGORICAL),
                        new ColumnSchema("n", ColumnKind.NUMERIC));
        assertThat(plan.inputs())
                .containsExactly(
                        Input.of("text", ColumnType.STRING, List.of("text")),
                        Input.of("c", ColumnType.STRING, List.of("c")),
                        Input.of("n", ColumnType.FLOAT, List.of("n")));
        assertThat(plan.width()).isEqualTo(6);
    }

    @Test
    void threadsDecideNothing() {
        io.github.mlmodel.worker.table.Column[] columns = {
            RawRows.texts("text", "some words", "more words", "no", "words of wisdom"),
            RawRows.texts("c", "x", "y", "x", "z"),
            RawRows.numbers("n", 1, 2, 0.1, 7)
        };
        Table table = RawRows.table(columns);

        FeaturePlan one = FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 1);
        FeaturePlan many = FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 7);

        assertThat(rows(many.transform(table))).isDeepEqualTo(rows(one.transform(table)));
        assertThat(many.transform(table).names()).isEqualTo(one.transform(table).names());
    }

    @Test
    void rowsWithoutAColumnAreRefusedByItsName() {
        FeaturePlan plan = plan(FeatureNeeds.RAW, RawRows.numbers("age", 1, 2));

        assertThatThrownBy(() -> plan.transform(RawRows.table(RawRows.numbers("aeg", 1))))
                .hasMessage("Column 'age' is not in the data; did you mean 'aeg'? Its columns are: aeg.");
    }

    @Test
    void trainingNeedsRowsAndFeatures() {
        assertThatThrownBy(() -> plan(FeatureNeeds.RAW, RawRows.numbers("age")))
                .hasMessage("There is no row to train on. Check <dataset><source>, and that not all rows are held back"
                        + " by <testFraction>.");
        assertThatThrownBy(() -> plan(FeatureNeeds.RAW, RawRows.texts("text", "a b", "!")))
                .hasMessage("There are no features to train on: no text of the training rows has a word of two letters."
                        + " Check <features> and <dataset><exclude>.");
        assertThatThrownBy(() -> FeaturePlan.fit(
                        RawRows.table(RawRows.numbers("age", 1)), List.of(), FeatureSpec.byType(), FeatureNeeds.RAW, 1))
                .hasMessage("There are no features to train on: the data has no column but target, weight and excluded"
                        + " ones. Check <features> and <dataset><exclude>.");
    }

    private static FeaturePlan plan(FeatureNeeds needs, Column... columns) {
        Table table = RawRows.table(columns);
        return FeaturePlan.fit(table, columns(table), FeatureSpec.byType(), needs, 1);
    }

    private static List<ColumnSchema> columns(Table table) {
        return table.columns().stream()
                .map(column -> {
                    boolean numbers = column instanceof Column.Numbers;
                    boolean text = column.name().equals("text");
                    return new ColumnSchema(
                            column.name(),
                            numbers ? ColumnKind.NUMERIC : text ? ColumnKind.TEXT : ColumnKind.CATEGORICAL);
                })
                .toList();
    }

    private static float[] dense(FeaturePlan plan, io.github.mlmodel.worker.table.Column column) {
        FeatureColumn feature = plan.transform(RawRows.table(column)).columns().get(0);
        return ((FeatureColumn.Dense) feature).values();
    }

    private static float[][] rows(FeatureMatrix features) {
        float[][] rows = new float[features.rows()][features.width()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < features.width(); column++) {
                rows[row][column] = features.columns().get(column).value(row);
            }
        }
        return rows;
    }

    private static void assertRow(FeatureMatrix features, int row, String expected) {
        Map<String, Double> values = new HashMap<>();
        for (String entry : expected.isEmpty() ? new String[0] : expected.split("\\|", -1)) {
            int equals = entry.indexOf('=');
            values.put("text: " + entry.substring(0, equals), Double.valueOf(entry.substring(equals + 1)));
        }
        for (int column = 0; column < features.width(); column++) {
            String name = features.names().get(column);
            assertThat((double) features.columns().get(column).value(row))
                    .as("%s in row %d", name, row)
                    .isCloseTo(values.getOrDefault(name, 0.0), within(2e-6));
        }
    }
}
