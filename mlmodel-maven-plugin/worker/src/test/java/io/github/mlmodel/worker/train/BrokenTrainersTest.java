package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a trainer of the project's own does wrong is a sentence for its author. */
class BrokenTrainersTest {

    private static final String ODD = "Trainer '" + OddTrainer.class.getName() + "' ";
    private static final String KEPT = " Nothing was kept. If the trainer is your own, correct ";
    private static final String ELSE = "; else choose another trainer and report this one.";

    @TempDir
    Path folder;

    @Test
    void aTrainerWithoutFaultTrains() throws IOException {
        train("none");

        assertThat(folder.resolve("odd/model.onnx")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "configure",
                "needs",
                "learners",
                "ofClasses",
                "ofNumbers",
                "learner",
                "model",
                "provenance",
                "kind",
                "graph",
                "predict"
            })
    void whatItThrowsIsSaidWithClassAndLine(String place) {
        assertThat(refusal("throws " + place))
                .matches("\\QTrainer '" + OddTrainer.class.getName() + "' of src/train/java failed:"
                        + " java.lang.IllegalStateException: the disk is made of cheese at line \\E\\d+\\Q of"
                        + " OddTrainer.java. Correct it.\\E");
        assertThat(folder.resolve("odd")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assertion | java.lang.AssertionError: no cheese",
                "overflow | java.lang.StackOverflowError",
                "linkage | java.lang.NoClassDefFoundError: org/acme/Cheese",
                "checked | java.io.IOException: no disk",
                "wrapped | java.lang.IllegalStateException: no luck",
            })
    void whateverIsThrownIsSaid(String fault, String thrown) {
        assertThat(refusal(fault))
                .matches("\\Q" + ODD + "of src/train/java failed: " + thrown + " at line \\E\\d+\\Q of"
                        + " OddTrainer.java. Correct it.\\E");
    }

    @Test
    void theLineIsThatOfTheProjectsOwnCode() {
        Throwable failure = catchThrowable(() -> train("checked"));

        StackTraceElement thrown = Objects.requireNonNull(failure.getCause()).getStackTrace()[0];
        assertThat(failure).hasMessageContaining(" at line " + thrown.getLineNumber() + " of OddTrainer.java.");
    }

    @Test
    void whatHasNoTraceIsSaidWithTheClassAlone() {
        assertThat(refusal("without a trace"))
                .isEqualTo(ODD + "of src/train/java failed: java.lang.IllegalStateException: no trace. Correct it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lack of memory", "of an engine"})
    void whatIsNotItsFaultIsNotCalledThat(String fault) {
        assertThat(catchThrowable(() -> train(fault)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(MlModelException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needs | its needs()",
                "learners | its learners()",
                "ofClasses | its learners().ofClasses()",
                "ofNumbers | its learners().ofNumbers()",
                "learner | its learner",
                "model | the model of its result",
                "provenance | the provenance of its result",
                "kind | its model's kind()",
                "graph | its model's graph()",
                "predict | its model's predict()",
            })
    void nothingInThePlaceOfSomethingIsNamed(String place, String what) {
        assertThat(refusal("null " + place))
                .isEqualTo(ODD + "gave nothing: " + what + " returned null." + KEPT + "it" + ELSE);
        assertThat(folder.resolve("odd")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no values | gave nothing: the values of its model's predict() returned null. | it",
                "no graph | gave nothing: the graph of its model's graph() returned null. | it",
                "other task | was to learn regression, and gave a model whose kind() is PROBABILITIES. | its learner",
                "other kind | gave a model whose kind() is PREDICTION, and whose predict() gave SCORES. | one of them",
                "one too few | gave a model whose predict() gave 8 values for 9 rows, and 9 are due. | its predict()",
                "other input | gave a graph that has the inputs [x] and the outputs [out]; it must have the one input"
                        + " 'features' and one output. | its graph()",
                "opset 12 | gave a graph of operator set 12, and those from 13 to 20 can be joined with its features. |"
                        + " its graph(): new VersionedGraph(graph) is one of operator set 17",
                "opset 21 | gave a graph of operator set 21, and those from 13 to 20 can be joined with its features. |"
                        + " its graph(): new VersionedGraph(graph) is one of operator set 17",
                "other domain | gave a graph that is refused: File 'model.onnx' is refused. It uses operator 'Gather' of"
                        + " domain 'com.acme'; only operators of ai.onnx, ai.onnx.ml and com.microsoft are allowed. Export it"
                        + " without them. | its graph()",
            })
    void whatCannotBeUsedIsNamed(String fault, String does, String part) {
        assertThat(refusal(fault)).isEqualTo(ODD + does + KEPT + part + ELSE);
        assertThat(folder.resolve("odd")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown operator | gave a graph that is refused: model.onnx of odd cannot be loaded by ONNX Runtime: ",
                "runs amok | gave a graph that is refused: model.onnx of odd failed to predict: ",
                "odd attribute | gave a graph that cannot be written: ",
            })
    void aGraphThatIsRefusedNamesItsTrainer(String fault, String does) {
        assertThat(refusal(fault)).startsWith(ODD + does).endsWith("." + KEPT + "its graph()" + ELSE);
        assertThat(folder.resolve("odd")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 17, 20})
    void graphsOfTheOperatorSetsThatAreDocumentedShip(int opset) throws IOException {
        train("opset " + opset);

        assertThat(folder.resolve("odd/model.onnx")).exists();
    }

    @Test
    void aTrainerThatCannotBeMadeSaysWhere() {
        assertThatThrownBy(() -> create(Unmade.class))
                .hasMessageMatching("Trainer '.*Unmade' of src/train/java could not be made: its constructor threw"
                        + " java.lang.IllegalStateException: no cheese at line \\d+ of BrokenTrainersTest.java\\."
                        + " Correct it\\.");
        assertThatThrownBy(() -> create(Uninitialised.class))
                .hasMessageMatching("Trainer '.*Uninitialised' of src/train/java could not be made:"
                        + " java.lang.IllegalStateException: no cheese at line \\d+ of BrokenTrainersTest.java\\."
                        + " Correct it, or add the library that it needs to <trainDependencies>\\.");
    }

    private void train(String fault) throws IOException {
        TrainJob job = new GivenTraining(folder, "odd")
                .train("x y; 1 1; 2 2.5; 3 3.5; 4 4.5; 5 5.5; 6 6.5; 7 7.5; 8 8.5; 9 9.5")
                .test("x y; 1 2.5; 2 3.5")
                .task(Task.REGRESSION)
                .fault(fault)
                .job();
        new Training(job, 1, Progress.NONE).train();
    }

    private String refusal(String fault) {
        Throwable failure = catchThrowable(() -> train(fault));
        assertThat(failure).isInstanceOfSatisfying(MlModelException.class, refused -> assertThat(refused.kind())
                .isEqualTo(MlModelException.Kind.USER));
        return String.valueOf(failure.getMessage());
    }

    private void create(Class<?> trainer) {
        Trainers.create(
                TrainerSpec.of(trainer.getName()),
                Task.REGRESSION,
                new GivenTraining(folder, "odd").job().customClasses());
    }

    /** Does nothing right. */
    public abstract static class Nothing implements Trainer {

        @Override
        public FeatureNeeds needs() {
            return FeatureNeeds.RAW;
        }

        @Override
        public Learners<FeatureMatrix> learners() {
            throw new AssertionError("not asked for");
        }
    }

    /** Cannot be made. */
    public static final class Unmade extends Nothing {

        /** Throws. */
        public Unmade() {
            throw new IllegalStateException("no cheese");
        }
    }

    /** Cannot be initialised. */
    public static final class Uninitialised extends Nothing {

        private static final int CHEESE = Integer.parseInt(cheese());

        private static String cheese() {
            if (CHEESE == 0) {
                throw new IllegalStateException("no cheese");
            }
            return "";
        }
    }
}
