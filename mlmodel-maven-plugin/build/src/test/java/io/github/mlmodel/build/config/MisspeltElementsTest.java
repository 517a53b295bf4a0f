package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is said of elements that the table does not allow. */
class MisspeltElementsTest {

    private static final String DATASET_HAS = "Its elements are: source, labels, testSource, testLabels, testFraction,"
            + " testGroup, testAfter, testWhen, folds, reader, target, weight, exclude, delimiter, header, columns, quote, escape,"
            + " comment, skipLines, encoding, missing, decimal, thousands, numbers.";

    @Test
    void anUnknownElementIsNamedWithItsModelTheNearestAndTheList() {
        refused(
                Xml.CHURN.replace("<target>", "<testSplit>0.3</testSplit><target>"),
                "<models/model[churn]/dataset/testSplit> is no element of <dataset>. " + DATASET_HAS);
        refused(
                Xml.CHURN.replace("<target>", "<testFractoin>0.3</testFractoin><target>"),
                "<models/model[churn]/dataset/testFractoin> is no element of <dataset>; did you mean 'testFraction'? "
                        + DATASET_HAS);
        refused(
                with("<gates><gat>accuracy >= 0.5</gat></gates>"),
                "<models/model[churn]/gates/gat> is no element of <gates>; did you mean 'gate'? Its only element is:"
                        + " gate.");
        refused(
                with("<gates><gate><metric>accuracy</metric><minimum>1</minimum><min>0.5</min></gate></gates>"),
                "<models/model[churn]/gates/gate[1]/minimum> is no element of <gate>. Its elements are: metric, class,"
                        + " slice, min, max, maxRegression, minImprovement, maxImprovement, severity.");
    }

    @Test
    void whatIsMisspeltIsNotSaidToBeAbsentToo() {
        refused(
                Xml.CHURN.replace("dataset>", "datset>"),
                "<models/model[churn]/datset> is no element of <model>; did you mean 'dataset'? Its elements are: name,"
                        + " description, task, dataset, features, trainer, classWeight, device, seed, gates, slices, baseline, gateChanges, compatibility, confidence, onInconclusive, acceptBaselineBreak, generate, consumers, budget.");
    }

    @Test
    void anElementIsGivenOnce() {
        refused(with("<seed>1</seed><seed>2</seed>"), "<models/model[churn]/seed> is given 2 times. Keep one of them.");
        refused(
                with("<description/><description>x</description>"),
                "<models/model[churn]/description> is given 2 times. Keep one of them.");
    }

    @Test
    void attributesAreRefusedByName() {
        refused(
                Xml.CHURN.replace("<dataset>", "<dataset source=\"a.csv\">"),
                "<models/model[churn]/dataset> has the attribute 'source', but attributes are not read. Write an element"
                        + " in its place: <source>…</source>.");
        refused(
                with("<gates><gate severity=\"warning\">accuracy >= 0.5</gate></gates>"),
                "<models/model[churn]/gates/gate[1]> has the attribute 'severity', but attributes are not read. Write an"
                        + " element in its place: <severity>…</severity>.");
        refused(
                with("").replace(
                                "<trainer>random-forest</trainer>",
                                "<trainer><type>random-forest</type><parameters><trees n=\"3\">1</trees></parameters></trainer>"),
                "<models/model[churn]/trainer/parameters/trees> has the attribute 'n', but attributes are not read. Write"
                        + " an element in its place: <n>…</n>.");
    }

    @Test
    void aMisspeltAttributeOfMavenIsRefusedToo() {
        refused(
                Xml.CHURN.replace("<dataset>", "<dataset combine.slef=\"override\">"),
                "<models/model[churn]/dataset> has the attribute 'combine.slef', but attributes are not read. Write an"
                        + " element in its place: <combine.slef>…</combine.slef>.");
    }

    @Test
    void anExpressionThatNothingDefinesIsNamedWhereItStands() {
        refused(
                with("<seed>${undefined.seed}</seed>"),
                "<models/model[churn]/seed> has '${undefined.seed}' in it, which nothing defines. Define the property"
                        + " 'undefined.seed', or correct its name.");
        refused(
                Xml.CHURN.replace("<target>", "<exclude>age, ${leak}</exclude><target>"),
                "<models/model[churn]/dataset/exclude> has '${leak}' in it, which nothing defines. Define the property"
                        + " 'leak', or correct its name.");
    }

    @Test
    void aNumberIsFiniteAndPlain() {
        for (String text : new String[] {"Infinity", "NaN", "0x1p3", "0.2d", "0,2"}) {
            refused(
                    with("<budget><maxLatencyMillis>" + text + "</maxLatencyMillis></budget>"),
                    "<models/model[churn]/budget/maxLatencyMillis> is '" + text + "', but it is a number.");
        }
    }

    @Test
    void aShareIsBelowOneAndADelimiterAndAQuoteAreOneCharacter() {
        refused(
                Xml.CHURN.replace(
                        "<target>",
                        "<testFraction>20</testFraction><delimiter>;;</delimiter><quote>''</quote><target>"),
                """
                        The configuration of mlmodel-maven-plugin has 3 mistakes:
                          - <models/model[churn]/dataset/testFraction> is 20.0, but it is a share of the rows between 0 and 1. Use for example 0.2.
                          - <models/model[churn]/dataset/delimiter> is ';;', but a delimiter is one character. Use for example ';', or 'tab', or 'blanks' for one or more.
                          - <models/model[churn]/dataset/quote> is '''', but it is one character, or 'none'.""");
    }

    @Test
    void whatStandsBesideTheValuesIsToldApartFromThem() {
        refused(Xml.CHURN.replace("<target>", "<escape>ab</escape><skipLines>1001</skipLines><target>"), """
                        The configuration of mlmodel-maven-plugin has 2 mistakes:
                          - <models/model[churn]/dataset/escape> is 'ab', but an escape is one character. Use for example '\\'.
                          - <models/model[churn]/dataset/skipLines> is 1001, but it is a number of lines between 0 and 1000. Use the number of lines above the header.""");
        refused(
                Xml.CHURN.replace("<target>", "<escape>;</escape><delimiter>;</delimiter><target>"),
                "<models/model[churn]/dataset/escape> is ';', which is the delimiter or the quote too. Leave it out: a quote"
                        + " is written twice in quotes without it.");
    }

    @Test
    void anEncodingIsOneThatJavaKnows() {
        refused(
                Xml.CHURN.replace("<target>", "<encoding>utf-99</encoding><target>"),
                "<models/model[churn]/dataset/encoding> is 'utf-99', which is not known to this Java. Use a name such as"
                        + " UTF-8, ISO-8859-1, windows-1252 or UTF-16.");
    }

    @Test
    void aDefaultThatIsWrittenOutIsTheSameSpecification() {
        Element plain = Xml.element("<models>" + Xml.CHURN + "</models>");
        Element writtenOut = Xml.element("<models>"
                + Xml.CHURN.replace("<target>", "<header>true</header><encoding>utf-8</encoding><target>")
                + "</models>");

        assertThat(ReadModels.of(writtenOut)).isEqualTo(ReadModels.of(plain));
    }

    @Test
    void attributesThatMavenReadsAreLeftToIt() {
        Element models = Xml.element("<models combine.children=\"append\">"
                + Xml.CHURN.replace("<dataset>", "<dataset combine.self=\"override\">") + "</models>");

        assertThat(ReadModels.of(models)).hasSize(1);
    }

    @Test
    void aValueIsOfItsType() {
        refused(with("<seed>many</seed>"), "<models/model[churn]/seed> is 'many', but it is a whole number.");
        refused(with("<seed>1.5</seed>"), "<models/model[churn]/seed> is '1.5', but it is a whole number.");
        refused(
                Xml.CHURN.replace("<target>", "<testFraction>20%</testFraction><target>"),
                "<models/model[churn]/dataset/testFraction> is '20%', but it is a number.");
        refused(
                Xml.CHURN.replace("<target>", "<header>yes</header><target>"),
                "<models/model[churn]/dataset/header> is 'yes', but it is true or false.");
        refused(
                with("<description><p>x</p></description>"),
                "<models/model[churn]/description> has elements in it, but it is a text. Write"
                        + " <description>…</description>.");
        refused(
                with("<features>age</features>"),
                "<models/model[churn]/features> is the text 'age', but it has elements in it. Its elements are: numeric,"
                        + " categorical, text, dates, others, keep, maxCategories, maxTokens, ngrams.");
        refused(
                Xml.CHURN.replace("<target>", "<exclude><column><name>a</name></column></exclude><target>"),
                "<models/model[churn]/dataset/exclude/column> has elements in it, but it is a text.");
        refused(
                Xml.CHURN.replace("<target>", "<exclude>a<column>b</column></exclude><target>"),
                "<models/model[churn]/dataset/exclude> has both the text 'a' and elements in it. Write an element each, or"
                        + " texts separated by commas.");
        refused(
                with("<gates>accuracy >= 0.5</gates>"),
                "<models/model[churn]/gates> is the text 'accuracy >= 0.5', but it has elements in it. Its only element"
                        + " is: gate.");
        refused(
                with("").replace(
                                "<trainer>random-forest</trainer>",
                                "<trainer><type>random-forest</type><parameters>trees</parameters></trainer>"),
                "<models/model[churn]/trainer/parameters> is the text 'trees', but it has elements in it.");
    }

    @Test
    void allOfThemAreSaidAtOnce() {
        assertThatThrownBy(() -> ReadModels.of(
                        Xml.models(with("<sed>1</sed><budget size=\"1\"><maxBytes>x</maxBytes></budget>"), """
                        <modl/>""")))
                .hasMessage("""
                        The configuration of mlmodel-maven-plugin has 4 mistakes:
                          - <models/modl> is no element of <models>; did you mean 'model'? Its only element is: model.
                          - <models/model[churn]/sed> is no element of <model>; did you mean 'seed'? Its elements are: name, description, task, dataset, features, trainer, classWeight, device, seed, gates, slices, baseline, gateChanges, compatibility, confidence, onInconclusive, acceptBaselineBreak, generate, consumers, budget.
                          - <models/model[churn]/budget> has the attribute 'size', but attributes are not read. Write an element in its place: <size>…</size>.
                          - <models/model[churn]/budget/maxBytes> is 'x', but it is a whole number.""");
    }

    @Test
    void anElementWithNothingInItCountsAsAbsent() {
        assertThat(ReadModels.of(Xml.models(with("<description/><task></task><seed/><features/><gates/><budget/>"))))
                .isEqualTo(ReadModels.of(Xml.models(Xml.CHURN)));
        refused(
                Xml.CHURN.replace("<target>churned</target>", "<target/>"),
                "<models/model[churn]/dataset> has no <target>. Add it, for example <target>churned</target>.");
    }

    private static void refused(String model, String message) {
        assertThatThrownBy(() -> ReadModels.of(Xml.models(model))).hasMessage(message);
    }

    private static String with(String element) {
        return Xml.CHURN.replace("</model>", element + "</model>");
    }
}
