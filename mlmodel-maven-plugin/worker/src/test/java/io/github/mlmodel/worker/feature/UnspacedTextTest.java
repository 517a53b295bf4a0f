package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of scripts that put no blanks between words. */
class UnspacedTextTest {

    private static final String[] PIECES = {
        "很",
        "好",
        "不",
        "𠮷",
        "\uD883\uDEDD",
        "野家",
        "カタカナ",
        "ひ",
        "ー",
        "々",
        "ภาษา",
        "ไทย",
        "ข้าว",
        "ພາສາ",
        "မြန်မာ",
        "ខ្មែរ",
        "ｶﾞ",
        "。",
        "，",
        "！",
        " ",
        "iPhone",
        "ÄRGER",
        "ПРИВЕТ",
        "a",
        "x1",
        "12",
        "๑๒",
        "한국",
        "😀",
        "e\u0301",
        "\n",
        "〇"
    };

    @Test
    void lettersAndPairsOfThemAreFeaturesAndWordsStayWords() throws OrtException {
        Table rows = RawRows.table(RawRows.texts("text", "iPhone 很好", "很 GOOD好!", "x"));

        FeaturePlan plan = plan(rows, 1);

        assertThat(plan.transform(rows).names())
                .containsExactly("text: good", "text: iphone", "text: 好", "text: 很", "text: 很 好");
        assertThat(plan.sentences())
                .containsExactly(
                        "text: text; tf-idf of 5 words, and of one and two letters of scripts without blanks.");
        FeatureParity.assertEqual(plan, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我爱你|1|我,爱,你,我 爱,爱 你",
                "𠮷野|1|𠮷,野,𠮷 野",
                "ไทย|1|ไ,ท,ย,ไ ท,ท ย",
                "ข้า|1|ข,้,า,ข ้,้ า",
                "好movie好|1|好,movie,好",
                "好 Movie night|2|好,movie,night,好 movie,movie night",
                "好好好|3|好,好,好,好 好,好 好,好 好 好",
                "12很34|1|12,很,34",
                "a很b|1|很"
            })
    void tokensAre(String text, int longest, String ngrams) {
        assertThat(new Tokens(longest, true).ngrams(text)).containsExactly(ngrams.split(",", -1));
    }

    @Test
    void textsWithoutSuchLettersKeepTheirExpression() {
        Table rows = RawRows.table(RawRows.texts("text", "one two", "한국 привет", "three"));
        List<Object> expressions = plan(rows, 1).graph().nodes().stream()
                .flatMap(node -> node.attributes().stream())
                .filter(attribute -> attribute.name().equals("tokenexp"))
                .map(attribute -> attribute.value())
                .toList();

        assertThat(expressions).containsExactly(WordCharacters.expression());
    }

    @Test
    void whatOnlyOtherRowsHaveDecidesNothing() {
        Table rows = RawRows.table(RawRows.texts("text", "one two", "很好", "three"));

        assertThat(plan(rows.select(new int[] {0, 2}), 1).sentences())
                .containsExactly("text: text; tf-idf of 3 words.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 2, 2", "3, 3, 3", "4, 1, 4", "5, 2, 1", "6, 1, 2"})
    void randomMixturesAreAlikeInTheGraph(long seed, int longest, int threads) throws OrtException {
        Random random = new Random(seed);
        Table training = mixtures(random, 200);
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(), List.of(), 10, seed % 2 == 0 ? 50 : 2000, longest);
        FeaturePlan plan = FeaturePlan.fit(training, schema(), spec, FeatureNeeds.STANDARDISED, threads);

        FeatureParity.assertEqual(plan, training);
        FeatureParity.assertEqual(plan, mixtures(random, 100));
        FeatureParity.assertEqual(plan, RawRows.table(RawRows.texts("text", (String) null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 32, 33, 47, 48})
    void everyCharacterIsTokenizedAlike(int part) throws OrtException {
        List<String> texts = new ArrayList<>(List.of("很 ok"));
        for (int start = part << 12; start < (part + 1) << 12; start += 16) {
            StringBuilder text = new StringBuilder("word ");
            for (int c = start; c < start + 16; c++) {
                String character = Character.toString(c);
                text.append('a')
                        .append(character)
                        .append("b z")
                        .append(character)
                        .append(character)
                        .append(' ');
                text.append('很').append(character).append("好 ");
            }
            texts.add(text.toString());
        }
        Table rows = RawRows.table(RawRows.texts("text", texts.toArray(new String[0])));

        FeatureParity.assertEqual(plan(rows, 1), rows);
    }

    private static Table mixtures(Random random, int rows) {
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts[row] = text.toString();
        }
        return RawRows.table(RawRows.texts("text", texts));
    }

    private static FeaturePlan plan(Table rows, int longest) {
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(), List.of(), 10, 20_000, longest);
        return FeaturePlan.fit(rows, schema(), spec, FeatureNeeds.RAW, 2);
    }

    private static List<ColumnSchema> schema() {
        return List.of(new ColumnSchema("text", ColumnKind.TEXT));
    }
}
