package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredModels;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.integration.JsonTree;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trains and evaluates on the awkward files of {@code datasets}, with the engines of a build, in this JVM. */
class AwkwardDataTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "churn-crlf.csv; encoding; UTF-8",
                "churn.csv.gz; encoding; UTF-8",
                "churn-no-final-newline.csv; encoding; UTF-8",
                "churn-semicolon.csv; header; true",
                "churn-pipe.txt; delimiter; |",
                "churn-no-header.csv; columns; age, income, visits, plan, churned",
            })
    void howeverRowsAreWrittenTheyGiveTheSameModelAndScores(String file, String element, String text)
            throws IOException {
        Learnt plain = learn("churn.csv", "churned", "decision-tree");

        Learnt other = learn(file, "churned", "decision-tree", Element.of(element, text));

        assertSame(other, plain);
    }

    @ParameterizedTest
    @CsvSource({"cities-utf-8-bom.csv, UTF-8", "cities-iso-8859-1.csv, ISO-8859-1", "cities-utf-16.csv, UTF-16"})
    void howeverLettersAreEncodedTheyGiveTheSameModelAndScores(String file, String encoding) throws IOException {
        Learnt plain = learn("cities-utf-8.csv", "übernommen", "decision-tree");

        Learnt other = learn(file, "übernommen", "decision-tree", Element.of("encoding", encoding));

        assertSame(other, plain);
        assertThat(texts(other.signature(), "columns", "name")).containsExactly("größe", "stadt");
    }

    @Test
    void labelsKeepTheirLettersAndNumbersTheirOrder() throws IOException {
        Learnt windows =
                learn("cities-windows-1252.csv", "übernommen", "decision-tree", Element.of("encoding", "windows-1252"));
        Learnt numbers = learn("numeric-labels.csv", "grade", "decision-tree", Element.of("task", "classification"));

        assertThat(windows.labels()).containsExactly("nein", "€ja");
        assertThat(numbers.labels())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList());
    }

    @Test
    void manyNumbersAreOneInput() throws IOException {
        Learnt wide = learn("wide.csv", "fault", "decision-tree");

        assertThat(texts(wide.signature(), "inputs", "name")).containsExactly("numeric", "site");
        assertThat(texts(wide.signature(), "inputs", "type")).containsExactly("float", "string");
        assertThat(texts(wide.signature(), "inputs", "shape")).containsExactly("[150]", "[1]");
    }

    @Test
    void quotedLineEndsEndNoRow() throws IOException {
        Learnt notes = learn("notes-quoted-line-ends.csv", "late", "logistic-regression");

        assertThat(notes.heldBackRows() + notes.trainingRows()).isEqualTo(200);
    }

    @Test
    void numbersAreNumbersHoweverTheyAreWrittenButForLeadingZeros() throws IOException {
        Element thousands = Element.of(
                "numbers", Element.of("number", Element.of("columns", "thousands"), Element.of("thousands", ",")));
        Learnt numbers = learn("numbers.csv", "target", "linear-regression", Element.of("exclude", "huge"), thousands);

        assertThat(texts(numbers.signature(), "columns", "name"))
                .containsExactly("plain", "scientific", "leading zero", "thousands", "signed");
        assertThat(texts(numbers.signature(), "columns", "kind"))
                .containsExactly("numeric", "numeric", "categorical", "numeric", "numeric");
    }

    @Test
    void aColumnWithoutAValueIsNoReasonNotToLearn() throws IOException {
        assertThat(learn("empty-column.csv", "bought", "decision-tree").labels())
                .hasSize(2);
    }

    @Test
    void equalRowsAreAllOnOneSide() throws IOException {
        Learnt duplicates = learn("duplicate-rows.csv", "churned", "decision-tree");

        assertThat(duplicates.heldBackRows() % 3).isZero();
        assertThat(duplicates.trainingRows() % 3).isZero();
        assertThat(duplicates.heldBackRows()).isPositive();
    }

    @Test
    void aTextThatIsAskedForIsTheOnlyColumn() throws IOException {
        Learnt reviews = learn(
                "reviews.csv", "verdict", "logistic-regression", Element.of("features", Element.of("text", "review")));

        assertThat(texts(reviews.signature(), "columns", "name")).containsExactly("review");
        assertThat(texts(reviews.signature(), "columns", "kind")).containsExactly("text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "broken-ragged.csv # kind # 2 lines cannot be read as 3 values separated by ',':|"
                        + "  datasets/broken-ragged.csv:3 has 2 values, not 3|"
                        + "  datasets/broken-ragged.csv:5 has 4 values, not 3|"
                        + "Correct them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are"
                        + " text).",
                "broken-utf-8.csv # kind # datasets/broken-utf-8.csv:2 holds byte 0xF6, which is not UTF-8. Declare the"
                        + " file's encoding in <dataset>, for example <encoding>windows-1252</encoding>, or convert the"
                        + " file.",
                "cities-iso-8859-1.csv # übernommen # datasets/cities-iso-8859-1.csv:1 holds byte 0xF6, which is not"
                        + " UTF-8. Declare the file's encoding in <dataset>, for example"
                        + " <encoding>windows-1252</encoding>, or convert the file.",
                "broken-open-quote.csv # kind # 1 line cannot be read as 3 values separated by ',':|"
                        + "  datasets/broken-open-quote.csv:3 has a quote that is not closed before the end of the file|"
                        + "Correct them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are"
                        + " text).",
                "broken-duplicate-column.csv # kind # The header of datasets/broken-duplicate-column.csv is not usable:"
                        + " 'x' names 2 columns. Name the columns in the file, or replace its names in <dataset> by"
                        + " <header>true</header> and <columns>first,second,…</columns>.",
                "broken-empty-column-name.csv # kind # The header of datasets/broken-empty-column-name.csv is not"
                        + " usable: column 2 has no name. Name the columns in the file, or replace its names in <dataset>"
                        + " by <header>true</header> and <columns>first,second,…</columns>.",
                "broken-infinity.csv # kind # Numeric column 'x' has no finite number in 1 row:|"
                        + "  datasets/broken-infinity.csv:3 'Infinity'|"
                        + "If 'Infinity' means that there is no value, add <missing>Infinity</missing> to <dataset>; else"
                        + " correct the data.|"
                        + "Numeric column 'y' has no finite number in 2 rows:|"
                        + "  datasets/broken-infinity.csv:4 '-Inf'|"
                        + "  datasets/broken-infinity.csv:5 '1e999'|"
                        + "Correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>.",
                "broken-only-header.csv # kind # There are no rows in datasets/broken-only-header.csv, only a header."
                        + " Give a file with rows.",
                "broken-empty.csv # kind # Data file datasets/broken-empty.csv is empty. Give a file with rows.",
                "one-class.csv # kind # Target column 'kind' has the one value 'same' in all 83 training rows, so there"
                        + " is nothing to learn. Check <target>, add rows of other values, change <seed>, or give a"
                        + " <testSource>.",
                "rare-classes.csv # kind # Class 'once' of target column 'kind' is in the held-back rows but absent from"
                        + " the training rows, whose classes are left, right, thrice. Write labels alike, change <seed>,"
                        + " or give a <testSource>.|Class 'thrice' of target column 'kind' is absent from the held-back rows."
                        + " Change <seed>, or give a <testSource> with rows of every class.",
            })
    void whatCannotBeLearntFromIsRefusedWithItsPlace(String file, String target, String message) {
        assertThatThrownBy(() -> learn(file, target, "decision-tree")).hasMessage(message.replace('|', '\n'));
    }

    private static void assertSame(Learnt other, Learnt plain) {
        for (String part : List.of("target", "signature", "samples")) {
            assertThat((Object) other.model.get(part)).as(part).isEqualTo(plain.model.get(part));
        }
        assertThat(list(plain.model, "samples")).isNotEmpty();
        assertThat((Object) other.evaluation.get("scores")).isEqualTo(plain.evaluation.get("scores"));
        assertThat(other.trainingRows()).isEqualTo(plain.trainingRows());
        assertThat(plain.trainingRows()).isPositive();
        assertThat(plain.heldBackRows()).isPositive();
    }

    private Learnt learn(String file, String target, String trainer, Element... more) throws IOException {
        ModelSpec spec = spec(file, target, trainer, more);
        List<DataFile> files = List.of(new DataFile(
                "datasets/" + file, Checkout.ROOT.resolve("datasets").resolve(file)));
        Path model = Files.createTempDirectory(folder, "model");
        Path evaluation = Files.createTempDirectory(folder, "evaluation");
        TrainJob job = new TrainJob(
                spec,
                files,
                new Judgement(files, List.of(), false),
                null,
                Map.of("seed", "1"),
                "cpu",
                folder,
                null,
                model);
        TrainResult result = new Training(job, 1, Progress.NONE).train();
        Evaluator.evaluate(
                new EvaluateJob(spec.withTask(result.task()), files, model, null, false, Map.of(), evaluation),
                1,
                Progress.NONE);
        return Learnt.read(model, evaluation);
    }

    /** Reads a model as a POM has it; {@code task} and {@code features} are of the model, all else of its data set. */
    private static ModelSpec spec(String file, String target, String trainer, Element... more) {
        List<Element> model = new ArrayList<>(List.of(Element.of("name", "model"), Element.of("trainer", trainer)));
        List<Element> dataset =
                new ArrayList<>(List.of(Element.of("source", "datasets/" + file), Element.of("target", target)));
        for (Element element : more) {
            (List.of("task", "features").contains(element.name()) ? model : dataset).add(element);
        }
        model.add(Element.of("dataset", dataset.toArray(Element[]::new)));
        io.github.mlmodel.build.data.Checkout checkout =
                io.github.mlmodel.build.data.Checkout.around(Checkout.ROOT, Checkout.ROOT, List.of());
        return new ConfiguredModels(checkout, Checkout.ROOT.resolve("none"), false, 1, null)
                .read(Element.of("models", Element.of("model", model.toArray(Element[]::new))), List.of())
                .get(0)
                .spec();
    }

    private static List<String> texts(Map<String, ?> object, String list, String member) {
        return list(object, list).stream()
                .map(element -> String.valueOf(((Map<?, ?>) element).get(member)))
                .toList();
    }

    private static List<?> list(Map<String, ?> object, String name) {
        return (List<?>) Objects.requireNonNull(object.get(name), name);
    }

    /** A model's description and its evaluation. */
    private record Learnt(Map<String, ?> model, Map<String, ?> evaluation) {

        static Learnt read(Path model, Path evaluation) throws IOException {
            return new Learnt(
                    JsonTree.read(Files.readString(model.resolve("model.json"))),
                    JsonTree.read(Files.readString(evaluation.resolve("evaluation.json"))));
        }

        List<String> labels() {
            return list(part("target"), "labels").stream().map(String::valueOf).toList();
        }

        Map<String, ?> signature() {
            return part("signature");
        }

        @SuppressWarnings("unchecked") // Members of a JSON object have names.
        private Map<String, ?> part(String name) {
            return (Map<String, ?>) Objects.requireNonNull(model.get(name), name);
        }

        int heldBackRows() {
            return count("scores", "rows");
        }

        int trainingRows() {
            return count("rows", "trainingRows");
        }

        private int count(String part, String name) {
            Map<?, ?> counted = (Map<?, ?>) Objects.requireNonNull(evaluation.get(part), part);
            return (Integer) Objects.requireNonNull(counted.get(name), name);
        }
    }
}
