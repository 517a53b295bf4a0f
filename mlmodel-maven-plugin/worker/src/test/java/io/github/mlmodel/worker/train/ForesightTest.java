package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.ClassWeights.ClassWeight;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.SliceSpec.EachValue;
import io.github.mlmodel.build.spec.SliceSpec.Enough;
import io.github.mlmodel.build.spec.SliceSpec.Named;
import io.github.mlmodel.build.spec.SliceSpec.OneValue;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.image.GivenImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a training vain is said before it begins, all of a model at once. */
class ForesightTest {

    private static final String NUMBERS = "x y; 1 1.5; 2 2.5; 3 3.5; 4 4.5";
    private static final String CLASSES = "x y; 1 yes; 2 no; 3 yes; 4 no";
    private static final String PLANS = "x plan y; 1 family yes; 2 single no";
    private static final String GATES = "Model 'm' has 1 gate that cannot be judged. Correct <gates>: ";

    @TempDir
    Path folder;

    private static Arguments when(String what, UnaryOperator<GivenTraining> given, String message) {
        return arguments(what, given, message);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                when(
                        "a slice goes by a column that is not there",
                        given -> given.train(CLASSES).test(PLANS).slices(new EachValue("plam", Enough.BY_DEFAULT)),
                        "Column 'plam' (did you mean 'plan'?) is not in test.csv. Its columns are: x, plan, y."),
                when(
                        "a gate asks for a value that no row has",
                        given -> given.train(CLASSES)
                                .test(PLANS)
                                .gates("accuracy @ plan=famly >= 0.5", "accuracy @ plan=none >= 0.5")
                                .slices(
                                        new OneValue("plan", "famly", Enough.BY_DEFAULT),
                                        new OneValue("plan", "none", Enough.BY_DEFAULT)),
                        "Gates ask for 'plan=famly', and no held-back row has that value (did you mean 'family'?), and for"
                                + " 'plan=none', and no held-back row has that value (there are: family, single). Correct"
                                + " <gates>."),
                when(
                        "a gate asks for one of many values that no row has",
                        given -> given.train(CLASSES)
                                .test("x plan y"
                                        + IntStream.rangeClosed(10, 22)
                                                .mapToObj(plan -> "; 1 plan-" + plan + " yes; 2 plan-" + plan + " no")
                                                .collect(Collectors.joining()))
                                .gates("accuracy @ plan=family >= 0.5")
                                .slices(new OneValue("plan", "family", Enough.BY_DEFAULT)),
                        "Gates ask for 'plan=family', and no held-back row has that value (there are: plan-10, plan-11,"
                                + " plan-12, plan-13, plan-14, plan-15, plan-16, plan-17, plan-18, plan-19 and 3 more). Correct"
                                + " <gates>."),
                when(
                        "a gate asks for a part of a value",
                        given -> given.train(CLASSES)
                                .test(
                                        "x plan y; 1 far-family yes; 2 family no; 3 single yes; 4 platform-late no; 5 platen no")
                                .gates("accuracy @ plan=Fami >= 0.5", "accuracy @ plan=late >= 0.5")
                                .slices(
                                        new OneValue("plan", "Fami", Enough.BY_DEFAULT),
                                        new OneValue("plan", "late", Enough.BY_DEFAULT)),
                        "Gates ask for 'plan=Fami', and no held-back row has that value (did you mean 'family'?), and for"
                                + " 'plan=late', and no held-back row has that value (did you mean 'platform-late'?). Correct"
                                + " <gates>."),
                when(
                        "a slice goes by a column that is not there, and others are wrong, too",
                        given -> given.train(CLASSES)
                                .test(PLANS)
                                .gates("accuracy @ plam=family >= 0.5", "accuracy @ plan=famly >= 0.5")
                                .slices(
                                        new OneValue("plam", "family", Enough.BY_DEFAULT),
                                        new Named("dear", "plan > 3", Enough.BY_DEFAULT),
                                        new Named("old", "ago > 3 and x > 1", Enough.BY_DEFAULT),
                                        new Named("cheap", "plan < 3", Enough.BY_DEFAULT),
                                        new OneValue("plan", "famly", Enough.BY_DEFAULT)),
                        "Model 'm' was not trained, because of 4 problems:\n"
                                + "  - Columns 'ago', 'plam' (did you mean 'plan'?) are not in test.csv. Its columns are: x, plan,"
                                + " y.\n"
                                + "  - Slice 'dear' cannot be told: 'plan > 3' compares with a number, and column 'plan' has"
                                + " 'family'. Ask for its values by '=' or 'in', or correct the column.\n"
                                + "  - Slice 'cheap' cannot be told: 'plan < 3' compares with a number, and column 'plan' has"
                                + " 'family'. Ask for its values by '=' or 'in', or correct the column.\n"
                                + "  - Gates ask for 'plan=famly', and no held-back row has that value (did you mean 'family'?)."
                                + " Correct <gates>."),
                when(
                        "a slice compares a text with a number",
                        given -> given.train(CLASSES)
                                .test(PLANS)
                                .slices(new Named("dear", "plan > 3", Enough.BY_DEFAULT)),
                        "Slice 'dear' cannot be told: 'plan > 3' compares with a number, and column 'plan' has 'family'. Ask for"
                                + " its values by '=' or 'in', or correct the column."),
                when(
                        "classes are absent from either side",
                        given -> given.train(CLASSES).test("x y; 1 yes; 2 Yes"),
                        "Class 'Yes' of target column 'y' is in test.csv but absent from the training rows, whose classes"
                                + " are no, yes. It seems that 'Yes' is 'yes' written otherwise. Write labels alike, or"
                                + " train on rows of each.\n"
                                + "Class 'no' of target column 'y' is absent from test.csv. Give it rows of every class."),
                when(
                        "a class is absent from one side of a file that is split",
                        given -> given.train(CLASSES + "; 5 maybe").split(0.5).seed(2),
                        "Class 'maybe' of target column 'y' is in the held-back rows but absent from the training rows,"
                                + " whose classes are no, yes. Write labels alike, change <seed>, or give a"
                                + " <testSource>."),
                when(
                        "the held-back file lacks a column",
                        given -> given.train(withAge(NUMBERS)).test("x y; 1 1.5"),
                        "Column 'age' is not in test.csv. Its columns are: x, y."),
                when(
                        "the held-back file lacks the target",
                        given -> given.train(NUMBERS).test("x z; 1 1.5"),
                        "Column 'y' of <target> (did you mean 'x'?) is not in test.csv. Its columns are: x, z."),
                when(
                        "an own metric may ask for a column that the held-back file lacks",
                        given -> given.train("id " + NUMBERS.replace("; ", "; 7 "))
                                .roles(new Roles("y", null, List.of("id")))
                                .ownMetrics()
                                .test("x y; 1 1.5"),
                        "Column 'id' of <exclude> is not in test.csv. Its columns are: x, y."),
                when(
                        "the held-back file lacks a column, and own metrics may ask for others",
                        given -> given.train(withAge(NUMBERS)).ownMetrics().test("x y; 1 1.5"),
                        "Column 'age' is not in test.csv. Its columns are: x, y."),
                when(
                        "a number is a text in the held-back file",
                        given -> given.train(NUMBERS).test("x y; 1 1.5; two 2.5"),
                        "Numeric column 'x' has no number in 1 row:\n  test.csv:3 'two'\nIf 'two' means that there is no"
                                + " value, add <missing>two</missing> to <dataset>; else correct the data."),
                when(
                        "the target is of numbers, and a text in the held-back file",
                        given -> given.train(NUMBERS).test("x y; 1 1.5; 2 much"),
                        "Numeric column 'y' has no number in 1 row:\n  test.csv:3 'much'\nCorrect these rows, or delete them from"
                                + " the data: no element leaves rows out."),
                when(
                        "a line of the held-back file cannot be read",
                        given -> given.train(NUMBERS).test("x y; 1 1.5; 2"),
                        "1 line cannot be read as 2 values separated by ',':\n  test.csv:3 has 1 value, not 2\nCorrect"
                                + " them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are"
                                + " text)."),
                when(
                        "the held-back file has no rows",
                        given -> given.train(NUMBERS).test("x y"),
                        "There are no rows in test.csv, only a header. Give a file with rows."),
                when(
                        "targets are missing on both sides, in two files",
                        given -> given.train(NUMBERS + "; 5 ").test("x y; 1 ; 2 2.5"),
                        "Model 'm' was not trained, because of 2 problems:\n"
                                + "  - Target column 'y' has no value in 1 row:\n  train.csv:6 has no value\nDelete these"
                                + " rows from the data, or give them a value: no element leaves rows out.\n"
                                + "  - Target column 'y' has no value in 1 row:\n  test.csv:2 has no value\nDelete these"
                                + " rows from the data, or give them a value: no element leaves rows out."),
                when(
                        "targets are missing on both sides of one file",
                        given -> given.train(NUMBERS + "; 5 ; 6 ; 7 ; 8 ; 9 ; 10 ")
                                .split(0.5),
                        "Target column 'y' has no value in 6 rows:\n  train.csv:6 has no value\n  train.csv:7 has no"
                                + " value\n  train.csv:8 has no value\n  train.csv:9 has no value\n  train.csv:10 has no"
                                + " value\n  train.csv:11 has no value\nDelete these rows from the data, or give them a value: no element leaves rows out."),
                when(
                        "a gate names a class that the rows do not have",
                        given -> given.train(CLASSES).test(CLASSES).gates("recall[Yes] >= 0.5"),
                        GATES
                                + "Gate 'recall[Yes] >= 0.5': the model has no class 'Yes'; did you mean 'yes'? Its classes"
                                + " are: no, yes."),
                when(
                        "a gate names a metric of another task than the one that is inferred",
                        given -> given.train(CLASSES).test(CLASSES).gates("mae <= 3"),
                        GATES + "Gate 'mae <= 3': mae is not defined for classification. Metrics are: accuracy,"
                                + " average_precision, balanced_accuracy, brier_score, example_count, f1, f1_macro,"
                                + " f1_micro, f1_weighted, log_loss, matthews_correlation, precision, precision_macro,"
                                + " precision_micro, precision_weighted, recall, recall_macro, recall_micro,"
                                + " recall_weighted, roc_auc, roc_auc_ovr_macro."),
                when(
                        "a gate asks of three classes what two have",
                        given -> given.train(CLASSES + "; 5 maybe")
                                .test(CLASSES + "; 5 maybe")
                                .gates("roc_auc >= 0.5"),
                        GATES + "Gate 'roc_auc >= 0.5': roc_auc without a class takes two classes, and the model has 3."
                                + " Use roc_auc_ovr_macro, or roc_auc[CLASS]."),
                when(
                        "a gate asks of two classes what three have",
                        given -> given.train(CLASSES).test(CLASSES).gates("average_precision >= 0.5"),
                        GATES + "Gate 'average_precision >= 0.5': average_precision of two classes depends on which of"
                                + " them is sought, and no class is named. The classes are no, yes: write"
                                + " average_precision[no] or average_precision[yes]."),
                when(
                        "several gates cannot be judged",
                        given -> given.train(NUMBERS)
                                .test(NUMBERS)
                                .gates("accuracy >= 0.5", "acme_cost <= 3", "f1[a] >= 0.1"),
                        "Model 'm' has 2 gates that cannot be judged. Correct <gates>:\n    - Gate 'accuracy >= 0.5': accuracy is"
                                + " not defined for regression. Metrics are: example_count, mae, mape, max_error, mse, r2,"
                                + " rmse.\n    - Gate 'f1[a] >= 0.1': f1 is not defined for regression. Metrics are: example_count,"
                                + " mae, mape, max_error, mse, r2, rmse."),
                when(
                        "the trainer does not do what is to be predicted",
                        given -> given.train(CLASSES).test(CLASSES).fault("regression alone"),
                        "Trainer 'odd' is for regression, and the task is classification."),
                when(
                        "a parameter is unknown, before rows are read",
                        given -> given.train(CLASSES + "; 5").parameter("fualt"),
                        "Trainer 'odd' has no parameter 'fualt'. It has fault."),
                when(
                        "a parameter is unknown, and so are columns",
                        given -> given.train(CLASSES)
                                .roles(new Roles("z", null, List.of("id")))
                                .parameter("fualt"),
                        "Model 'm' was not trained, because of 2 problems:\n"
                                + "  - Trainer 'odd' has no parameter 'fualt'. It has fault.\n"
                                + "  - Columns 'z' of <target> (did you mean 'x'?), 'id' of <exclude> are not in train.csv."
                                + " Its columns are: x, y."),
                when(
                        "the rows to train on cannot be read, and the others neither",
                        given -> given.train("x y; 1").test("x z; 1 1"),
                        "Model 'm' was not trained, because of 2 problems:\n"
                                + "  - 1 line cannot be read as 2 values separated by ',':\n  train.csv:2 has 1 value, not"
                                + " 2\nCorrect them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if"
                                + " quotes are text).\n"
                                + "    More in the plugin's manual: docs/troubleshooting.md#lines-cannot-be-read\n"
                                + "  - Column 'y' of <target> (did you mean 'x'?) is not in test.csv. Its columns are: x,"
                                + " z."),
                when(
                        "a declared column is missing on both sides",
                        given -> given.train("z y; 1 1.5; 2 2").numeric("x").test("z y; 1 1"),
                        """
                        Model 'm' was not trained, because of 2 problems:
                          - Column 'x' (did you mean 'y'?) is not in train.csv. Its columns are: z, y.
                          - Column 'x' (did you mean 'y'?) is not in test.csv. Its columns are: z, y."""),
                when(
                        "classes are weighed where there are none",
                        given -> given.train(NUMBERS).test(NUMBERS).classWeight(new ClassWeights.Balanced()),
                        "<classWeight> is for classes, but the task is regression. Remove it, or set <task> if the target"
                                + " is of classes."),
                when(
                        "classes are weighed that no row has",
                        given -> given.train(CLASSES)
                                .test(CLASSES)
                                .classWeight(new ClassWeights.ByClass(List.of(
                                        new ClassWeight("Yes", 2), new ClassWeight("no", 1), new ClassWeight("?", 3)))),
                        "<classWeight> names what no training row has as its class: 'Yes' (did you mean 'yes'?), '?'. The"
                                + " classes are no, yes. Correct <name>, or remove the <class>."),
                when(
                        "the trainer does not heed the weights of rows",
                        given -> given.train("w " + CLASSES.replace("; ", "; 3 "))
                                .test(CLASSES)
                                .roles(new Roles("y", "w", List.of()))
                                .fault("no weights"),
                        "Trainer 'io.github.mlmodel.worker.train.OddTrainer' takes no weights of rows as it is configured,"
                                + " so that <weight> would not count. Remove <weight>, or use another trainer."),
                when(
                        "the trainer does not heed weights, of which there are two kinds",
                        given -> given.train("w " + CLASSES.replace("; ", "; 3 "))
                                .test(CLASSES)
                                .roles(new Roles("y", "w", List.of()))
                                .classWeight(new ClassWeights.Balanced())
                                .fault("no weights"),
                        "Trainer 'io.github.mlmodel.worker.train.OddTrainer' takes no weights of rows as it is configured,"
                                + " so that <weight> and <classWeight> would not count. Remove <weight> and <classWeight>,"
                                + " or use another trainer."),
                when(
                        "everything is wrong at once",
                        given -> given.train(CLASSES)
                                .test("x y; one yes; 2 no")
                                .gates("rmse <= 1")
                                .fault("regression alone"),
                        "Model 'm' was not trained, because of 3 problems:\n"
                                + "  - Numeric column 'x' has no number in 1 row:\n  test.csv:2 'one'\nIf 'one' means that"
                                + " there is no value, add <missing>one</missing> to <dataset>; else correct the data.\n"
                                + "  - " + GATES
                                + "Gate 'rmse <= 1': rmse is not defined for classification. Metrics are:"
                                + " accuracy, average_precision, balanced_accuracy, brier_score, example_count, f1,"
                                + " f1_macro, f1_micro, f1_weighted, log_loss, matthews_correlation, precision,"
                                + " precision_macro, precision_micro, precision_weighted, recall, recall_macro,"
                                + " recall_micro, recall_weighted, roc_auc, roc_auc_ovr_macro.\n"
                                + "  - Trainer 'odd' is for regression, and the task is classification."),
                when(
                        "an artifact reads held-back rows of another class",
                        given -> given.train(CLASSES).heldBackBy("test.words", "x:NUMBER y:TEXT; 1 yes; 2 Yes; 3 no"),
                        "Class 'Yes' of target column 'y' is in test.words but absent from the training rows, whose classes"
                                + " are no, yes. It seems that 'Yes' is 'yes' written otherwise. Write labels alike, or"
                                + " train on rows of each."),
                when(
                        "an artifact reads rows of which some on both sides have no target",
                        given -> given.trainBy(
                                        "all.words",
                                        "x:NUMBER y:TEXT; 1 _; 2 yes; 3 _; 4 no; 5 _; 6 _; 7 _; 8 _; 9 no; 10 yes")
                                .split(0.5),
                        "Target column 'y' has no value in 6 rows:\n  all.words, row 1\n  all.words, row 3\n  all.words,"
                                + " row 5\n  all.words, row 6\n  all.words, row 7\n  all.words, row 8\nDelete these rows"
                                + " from the data, or give them a value: no element leaves rows out."),
                when(
                        "an artifact reads held-back rows without a target",
                        given -> given.train(NUMBERS).heldBackBy("test.words", "x:NUMBER y:NUMBER; 1 1.5; 2 _"),
                        "Target column 'y' has no value in 1 row:\n  test.words, row 2\nDelete these rows from the data,"
                                + " or give them a value: no element leaves rows out."),
                when(
                        "an artifact reads held-back rows without a target, and texts for numbers",
                        given -> given.train(NUMBERS).heldBackBy("test.words", "x:TEXT y:NUMBER; one 1.5; 2 _"),
                        "Column 'x' is read as numbers, but has values that are no finite numbers:\n  test.words, row 1:"
                                + " 'one'\nCorrect them; texts may be declared by <missing>, or the column listed under"
                                + " <categorical> in <features>.\nTarget column 'y' has no value in 1 row:\n  test.words,"
                                + " row 2\nDelete these rows from the data, or give them a value: no element leaves rows"
                                + " out."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isSaidBeforeTraining(String what, UnaryOperator<GivenTraining> given, String message) {
        List<String> units = new ArrayList<>();

        assertThatThrownBy(() -> train(given.apply(new GivenTraining(folder, "m")), units))
                .hasMessage(message);

        assertThat(units).doesNotContain("epochs");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void imagesAreComparedToo() throws IOException {
        GivenImages images = new GivenImages(folder);
        images.grey("lamps/off/1.png", 1);
        images.grey("lamps/on/2.png", 2);
        images.image("others/off/1.png", BufferedImage.TYPE_INT_RGB, 3, 3, 1);
        images.image("others/broken/2.png", BufferedImage.TYPE_BYTE_GRAY, 3, 3, 2);
        List<String> units = new ArrayList<>();

        assertThatThrownBy(() -> train(new GivenTraining(folder, "m").images("lamps", "others"), units))
                .hasMessage("Images of others are 3x3 (height x width), and model 'm' takes 4x3. Scale the held-back"
                        + " images as those that were trained on.\n"
                        + "Held-back images have colours, and model 'm' was trained on grey ones alone: others/off/1.png."
                        + " Make them grey, or train on images with colours too.\n"
                        + "Class 'broken' is among the held-back images of others but absent from the training images,"
                        + " whose classes are off, on. Name classes alike, or train on images of each.\n"
                        + "Class 'on' has no image among the held-back ones of others. Add images of every class.");

        assertThat(units).doesNotContain("epochs");
    }

    @Test
    void imagesThatCannotBeReadAreSaidOfBothSides() throws IOException {
        GivenImages images = new GivenImages(folder);
        images.file("lamps/off/1.png", new byte[] {1});
        images.grey("lamps/on/2.png", 2);
        images.file("others/off/1.png", new byte[] {1});

        assertThatThrownBy(() -> train(new GivenTraining(folder, "m").images("lamps", "others"), new ArrayList<>()))
                .hasMessage("Model 'm' was not trained, because of 2 problems:\n"
                        + "  - Files of lamps are no images:\n  lamps/off/1.png is no PNG or JPEG file\nRepair or remove"
                        + " them.\n"
                        + "  - Files of others are no images:\n  others/off/1.png is no PNG or JPEG file\nRepair or"
                        + " remove them.");
    }

    @Test
    void heldBackRowsThatDifferChangeNoByte() throws IOException {
        train(new GivenTraining(folder, "m").train(NUMBERS).test("x y; 1 1.5"), new ArrayList<>());
        byte[] model = Files.readAllBytes(ModelFile.MODEL.in(folder.resolve("m")));
        byte[] description = Files.readAllBytes(ModelFile.DESCRIPTION.in(folder.resolve("m")));

        train(
                new GivenTraining(folder, "m")
                        .train(NUMBERS)
                        .test("z x y; a 1e9 -7; b 3 8")
                        .gates("rmse <= 3"),
                new ArrayList<>());

        assertThat(ModelFile.MODEL.in(folder.resolve("m"))).hasBinaryContent(model);
        assertThat(ModelFile.DESCRIPTION.in(folder.resolve("m"))).hasBinaryContent(description);
    }

    @Test
    void aHeldBackFileMayLackWeightsAndExcludedColumns() throws IOException {
        train(
                new GivenTraining(folder, "m")
                        .train("id w x y; 7 1 1 1.5; 8 2 2 2.5; 9 1 3 3")
                        .roles(new Roles("y", "w", List.of("id")))
                        .test("x y; 1 1.5"),
                new ArrayList<>());

        assertThat(ModelFile.MODEL.in(folder.resolve("m"))).exists();
    }

    @Test
    void aGateOfAnUnknownMetricOfOnesOwnIsSaidToo() throws IOException {
        GivenTraining given = new GivenTraining(folder, "m")
                .train(CLASSES)
                .test(CLASSES)
                .gates("acme_cost <= 3", "acme_csot <= 3")
                .metrics(classesWith(OddMetric.class));

        assertThatThrownBy(() -> train(given, new ArrayList<>()))
                .hasMessage(GATES + "Gate 'acme_csot <= 3' names the metric 'acme_csot', which does not exist; did you"
                        + " mean 'acme_cost'? Metrics are: acme_cost, "
                        + Names.list(Metrics.names(Task.CLASSIFICATION)) + ".");
    }

    @Test
    void ownMetricsThatCannotBeMadeAreSaidBeforeTheTraining() throws IOException {
        GivenTraining given = new GivenTraining(folder, "m")
                .train(CLASSES)
                .test(CLASSES)
                .gates("acme_cost <= 3")
                .metrics(classesWith(Hidden.class));

        assertThatThrownBy(() -> train(given, new ArrayList<>()))
                .hasMessage("Metric class '" + Hidden.class.getName()
                        + "' of src/evaluate/java is not public. Make it public.");
    }

    @Test
    void aTaskThatIsSettledIsNotGuessedAt() throws IOException {
        train(
                new GivenTraining(folder, "m")
                        .train(NUMBERS)
                        .test(NUMBERS)
                        .task(Task.REGRESSION)
                        .fault("regression alone"),
                new ArrayList<>());

        assertThat(ModelFile.MODEL.in(folder.resolve("m"))).exists();
    }

    private Path classesWith(Class<?> metric) throws IOException {
        String name = metric.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("metrics").resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream in = Objects.requireNonNull(metric.getClassLoader().getResourceAsStream(name))) {
            Files.copy(in, copy);
        }
        return folder.resolve("metrics");
    }

    /** A metric that nobody else can make. */
    static final class Hidden implements Metric {

        @Override
        public String name() {
            return "hidden";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }
    }

    private static void train(GivenTraining given, List<String> units) throws IOException {
        new Training(given.job(), 2, new Units(units)).train();
    }

    /** Remembers what was counted. */
    private record Units(List<String> units) implements Progress {

        @Override
        public void done(String unit, long done, long total) {
            units.add(unit);
        }

        @Override
        public void line(String text) {}
    }

    /** Puts a column of numbers before the others. */
    private static String withAge(String table) {
        String[] lines = table.split("; ", -1);
        return "age " + lines[0]
                + IntStream.range(1, lines.length)
                        .mapToObj(line -> "; " + line % 5 + " " + lines[line])
                        .collect(Collectors.joining());
    }
}
