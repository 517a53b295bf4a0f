package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedConfidence;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedDemandsTest {

    private static final byte[] MODEL = {1, 2, 3};
    private static final Slice NORTH = new Slice("north", null, "region = 'n'", 30, Slice.OnTooFew.FAIL);
    private static final List<RuleDemand> RULES = List.of(new RuleDemand(
            new AskedGate("rows", null, "rows: at least 100", false, List.of(AskedBound.least(100, true))), ""));

    private final Map<ModelFile, byte[]> bundle = new EnumMap<>(ModelFile.class);

    @Test
    void allThatAModelWasHeldToIsReadOfItsBundle() {
        give();

        assertThat(RecordedDemands.read(bundle))
                .isEqualTo(new HeldTo.Known(
                        List.of(Gate.atLeast("accuracy", 0.8).asked()),
                        List.of(NORTH),
                        new AskedConfidence(0.95, GateOutcome.WARN),
                        new OwnMetricsCode(List.of("cost"), "abcd"),
                        RULES));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"value\": 0.8,\"value\": 0.1",
                "\"severity\": \"ERROR\",\"severity\": \"WARN\"",
                "\"level\": 0.95,\"level\": 0.5",
                "\"onInconclusive\": \"WARN\",\"onInconclusive\": \"PASS\"",
                "\"gateChanges\": \"WARN\",\"gateChanges\": \"NONE\"",
                "\"amount\": 100,\"amount\": 1",
            })
    void whatWasChangedAfterwardsIsNotBelieved(String from, String to) {
        give();
        edit(ModelFile.GRADE, from, to);

        assertThat(RecordedDemands.read(bundle))
                .isInstanceOfSatisfying(HeldTo.Unfit.class, unfit -> assertThat(unfit.problem())
                        .startsWith("what its grade.json says that it was held to was changed since it was judged: the"
                                + " digest over that is ")
                        .contains(" by the file, and was found to be "));
    }

    /** What ships says nothing of a consumer's rows. */
    @Test
    void aGradeWithContractsOfConsumersIsBelievedAsItShips() {
        Check broken = new Check(
                "contract of g:shop",
                GateOutcome.FAIL,
                Map.of(Check.CONSUMER, "g:shop:1", Check.ROWS, ": row 1 (age=63)"),
                "The contract of g:shop:1 is broken");
        give(List.of(
                new Check("contract of g:app", GateOutcome.PASS, Map.of(Check.CONSUMER, "g:app:2"), "It was kept"),
                broken));

        assertThat(RecordedDemands.read(bundle)).isInstanceOf(HeldTo.Known.class);

        edit(ModelFile.GRADE, "\"outcome\": \"FAIL\"", "\"outcome\": \"PASS\"");

        assertThat(RecordedDemands.read(bundle)).isInstanceOf(HeldTo.Unfit.class);
    }

    @Test
    void aSliceThatWasChangedAfterwardsIsNotBelieved() {
        give();
        String before = Digest.of(bytes(ModelFile.EVALUATION));
        edit(ModelFile.EVALUATION, "\"minExamples\": 30", "\"minExamples\": 1");
        String after = Digest.of(bytes(ModelFile.EVALUATION));

        assertThat(RecordedDemands.read(bundle))
                .isEqualTo(new HeldTo.Unfit("its grade.json is of another evaluation: it was judged by SHA-256 "
                        + before + ", and its evaluation.json has " + after));

        edit(ModelFile.GRADE, before, after);

        assertThat(RecordedDemands.read(bundle)).isInstanceOf(HeldTo.Unfit.class);
    }

    @Test
    void aGradeOfAnotherModelIsNotBelieved() {
        give();
        bundle.put(ModelFile.MODEL, new byte[] {4});

        assertThat(RecordedDemands.read(bundle))
                .isEqualTo(new HeldTo.Unfit("its grade.json is of another model: it was made of SHA-256 "
                        + Digest.of(MODEL) + ", and its model.onnx has " + Digest.of(new byte[] {4})));
    }

    @Test
    void aGradeWithoutItsEvaluationIsNotBelieved() {
        give();
        String digest = Digest.of(bytes(ModelFile.EVALUATION));
        bundle.remove(ModelFile.EVALUATION);

        assertThat(RecordedDemands.read(bundle))
                .isEqualTo(new HeldTo.Unfit("its grade.json is of another evaluation: it was judged by SHA-256 "
                        + digest + ", and its evaluation.json has none"));
    }

    @Test
    void gatesThatWereNotJudgedAreKnown() {
        Grade skipped =
                Grade.skipped(List.of(Gate.atLeast("accuracy", 0.8)), "m", Digest.of(MODEL), "tests are skipped");
        bundle.put(ModelFile.MODEL, MODEL);
        bundle.put(ModelFile.GRADE, Json.write(skipped).getBytes(StandardCharsets.UTF_8));

        assertThat(RecordedDemands.read(bundle))
                .isEqualTo(HeldTo.Known.of(List.of(Gate.atLeast("accuracy", 0.8).asked())));
    }

    @Test
    void aBundleWithoutAGradeSaysNothing() {
        bundle.put(ModelFile.MODEL, MODEL);
        assertThat(RecordedDemands.read(bundle)).isEqualTo(new HeldTo.Unsaid());

        bundle.put(ModelFile.GRADE, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(RecordedDemands.read(bundle)).isEqualTo(new HeldTo.Unsaid());
    }

    private void give() {
        give(List.of());
    }

    private void give(List<Check> contracts) {
        Evaluation evaluation = GivenEvaluation.of("churn")
                .digests(Digest.of(MODEL), "rows")
                .inputs(Map.of("metrics", OwnMetricsCode.text("metrics revision 1", "abcd")))
                .metric("accuracy", 0.9)
                .ownMetric("cost", Direction.LESS, 3)
                .slice(NORTH, GivenEvaluation.scores(40, Map.of("accuracy", 0.9)))
                .evaluation();
        Grade grade = Grade.judge(
                        List.of(Gate.atLeast("accuracy", 0.8)),
                        GivenDescription.classifier("churn", "no", "yes").build(),
                        evaluation,
                        Digest.of(MODEL),
                        OwnMetricsCode.recorded(evaluation.basis().inputs()),
                        new BesideGates(
                                new Terms(null, GateChanges.WARN, false, new Confidence(0.95, OnInconclusive.WARN)),
                                new SchemaVerdict("schema", RULES, List.of()),
                                contracts))
                .withoutRows();
        bundle.put(ModelFile.MODEL, MODEL);
        bundle.put(ModelFile.EVALUATION, Json.write(evaluation).getBytes(StandardCharsets.UTF_8));
        bundle.put(ModelFile.GRADE, Json.write(grade).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(ModelFile file) {
        return Objects.requireNonNull(bundle.get(file));
    }

    private void edit(ModelFile file, String from, String to) {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        bundle.put(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
