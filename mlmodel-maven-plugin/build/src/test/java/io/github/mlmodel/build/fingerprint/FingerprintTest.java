package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Fingerprint BEFORE = fingerprint(
            "churn",
            """
            {"seed": 1, "task": "classification", "dataset": {"heldBack": {"kind": "fraction"}, "roles": {"weight": "w"}},
             "trainer": {"type": "random-forest", "parameters": [{"name": "trees", "value": "100"}]}}""",
            Input.file("source 1", "datasets/churn.csv", "a1b2c3d4"),
            Input.setting("engine", "trees revision 1"));

    @Test
    void saysWhichInputChangedAndHow() {
        Fingerprint now = fingerprint(
                "churn",
                """
                {"seed": 7, "task": "classification", "dataset": {"heldBack": {"kind": "elsewhere"}, "roles": {}},
                 "trainer": {"type": "random-forest", "parameters":
                   [{"name": "trees", "value": "200"}, {"name": "maxDepth", "value": "3"}]}}""",
                Input.file("source 1", "datasets/churn.csv", "c3d4e5f6"),
                Input.file("source 2", "datasets/more.csv", "e5f60718"),
                Input.setting("engine", "trees revision 2"));

        assertThat(now.changesSince(BEFORE))
                .containsExactly(
                        "datasets/churn.csv changed (a1b2… → c3d4…)",
                        "datasets/more.csv is new (e5f6…)",
                        "engine changed (trees revision 1 → trees revision 2)",
                        "dataset/heldBack changed ({\"kind\":\"fraction\"} → {\"kind\":\"elsewhere\"})",
                        "dataset/weight changed (w → default)",
                        "seed changed (1 → 7)",
                        "trainer/parameters/maxDepth changed (default → 3)",
                        "trainer/parameters/trees changed (100 → 200)");
        assertThat(BEFORE.changesSince(now)).contains("datasets/more.csv is gone (e5f6…)");
    }

    @Test
    void filesThatComeAndGoChangeNoOther() {
        Input first = Input.file("source 1", "datasets/a.csv", "a1b2c3d4");
        Fingerprint one = ofFiles(Input.file("source 1", "datasets/b.csv", "b2c3d4e5"));
        Fingerprint two = ofFiles(first, Input.file("source 2", "datasets/b.csv", "b2c3d4e5"));
        Fingerprint changed = ofFiles(first, Input.file("source 2", "datasets/b.csv", "c3d4e5f6"));
        Fingerprint renamed = ofFiles(first, Input.file("source 2", "datasets/c.csv", "b2c3d4e5"));

        assertThat(two.changesSince(one)).containsExactly("datasets/a.csv is new (a1b2…)");
        assertThat(one.changesSince(two)).containsExactly("datasets/a.csv is gone (a1b2…)");
        assertThat(changed.changesSince(one))
                .containsExactly("datasets/a.csv is new (a1b2…)", "datasets/b.csv changed (b2c3… → c3d4…)");
        assertThat(renamed.changesSince(two)).isEmpty();
        assertThat(renamed.changesSince(changed))
                .containsExactly("datasets/c.csv is new (b2c3…)", "datasets/b.csv is gone (c3d4…)");
    }

    private static Fingerprint ofFiles(Input... files) {
        return fingerprint("churn", "{\"task\": \"classification\"}", files);
    }

    @Test
    void saysWhichMembersOfAnElementAreGone() {
        Fingerprint before = fingerprint("m", "{\"task\": \"regression\", \"features\": {\"text\": [\"a\"]}}");
        Fingerprint now = fingerprint("m", "{\"task\": \"regression\"}");

        assertThat(now.changesSince(before)).containsExactly("features/text changed ([\"a\"] → default)");
        assertThat(before.changesSince(now)).containsExactly("features/text changed (default → [\"a\"])");
    }

    @Test
    void showsEightyLettersOfAValue() {
        String eighty = "8".repeat(80);
        Fingerprint before = fingerprint("m", "{\"task\": \"regression\", \"a\": \"" + eighty + "\"}");

        assertThat(fingerprint("m", "{\"task\": \"regression\", \"a\": \"" + eighty + "9\"}")
                        .changesSince(before))
                .containsExactly("a changed (" + eighty + " → " + eighty + "…)");
    }

    @Test
    void saysWhatOwnCodeNeedsNowAndNoMore() {
        Input own = Input.code("own", "src/train", "a1b2c3d4");
        Input prices = Input.code("com/example/Prices.java", "src/main/java/com/example/Prices.java", "b2c3d4e5");
        Fingerprint before = withCode(own, prices);

        assertThat(withCode(Input.code("own", "src/train", "c3d4e5f6"), prices).changesSince(before))
                .containsExactly("src/train changed (a1b2… → c3d4…)");
        assertThat(withCode(own).changesSince(before))
                .containsExactly("src/main/java/com/example/Prices.java is needed no more (b2c3…)");
        assertThat(before.changesSince(withCode(own)))
                .containsExactly("src/main/java/com/example/Prices.java is needed now (b2c3…)");
    }

    @Test
    void ownCodeThatAnEarlierVersionHadInOneDigestHasNotChanged() {
        Fingerprint earlier = withCode(Input.file("custom code", "src/train", "a1b2c3d4"));
        Fingerprint now = withCode(Input.code("own", "src/train", "b2c3d4e5"));

        assertThat(now.changesSince(earlier)).isEmpty();
        assertThat(now.key()).isNotEqualTo(earlier.key());
    }

    private static Fingerprint withCode(Input... code) {
        return new Fingerprint("churn", BEFORE.specification(), List.of(code), null);
    }

    @Test
    void aFilesNameIsNoPartOfTheKey() {
        Fingerprint renamed = new Fingerprint(
                "churn",
                BEFORE.specification(),
                List.of(
                        Input.file("source 1", "elsewhere/data.csv", "a1b2c3d4"),
                        Input.setting("engine", "trees revision 1")),
                null);

        assertThat(renamed.key()).isEqualTo(BEFORE.key());
        assertThat(renamed.changesSince(BEFORE)).isEmpty();
    }

    @Test
    void theModelsNameIsPartOfTheKey() {
        assertThat(new Fingerprint("churn2", BEFORE.specification(), BEFORE.inputs(), null).key())
                .isNotEqualTo(BEFORE.key());
    }

    @Test
    void theOrderOfMembersInAFileIsNoPartOfTheKeyButThatOfParametersIs() {
        String parameters = "[{\"name\": \"a\", \"value\": \"1\"}, {\"name\": \"b\", \"value\": \"2\"}]";
        String swapped = "[{\"value\": \"2\", \"name\": \"b\"}, {\"value\": \"1\", \"name\": \"a\"}]";
        Fingerprint first = fingerprint("m", "{\"seed\": 1, \"parameters\": " + parameters + "}");
        Fingerprint moved = fingerprint("m", "{\"parameters\": " + parameters + ", \"seed\": 1}");
        Fingerprint reordered = fingerprint("m", "{\"seed\": 1, \"parameters\": " + swapped + "}");

        assertThat(moved.key()).isEqualTo(first.key());
        assertThat(reordered.key()).isNotEqualTo(first.key());
        assertThat(reordered.changesSince(first))
                .singleElement()
                .asString()
                .startsWith("parameters changed ([{\"name\":");
    }

    @Test
    void aTaskIsTheSameWhateverDecidedIt() {
        Fingerprint open = fingerprint("m", "{\"seed\": 1}", Input.file("source 1", "a.csv", "a1"));
        Fingerprint said =
                fingerprint("m", "{\"seed\": 1, \"task\": \"regression\"}", Input.file("source 1", "a.csv", "a1"));
        Fingerprint inferred = open.settled(Task.REGRESSION);

        assertThat(open.isSettled()).isFalse();
        assertThat(inferred.key()).isEqualTo(said.key()).isNotEqualTo(open.key());
        assertThat(inferred.changesSince(said)).isEmpty();
        assertThat(inferred.besideRows()).isEqualTo(said.besideRows()).isEqualTo(open.besideRows());
        assertThat(open.settled(Task.CLASSIFICATION).key()).isNotEqualTo(said.key());
        assertThat(said.settled(Task.CLASSIFICATION)).isEqualTo(said);
    }

    @Test
    void whatDecidesTheBytesBesideTheRowsIsNamed() {
        assertThat(BEFORE.besideRows())
                .containsOnlyKeys("specification", "engine")
                .containsEntry("engine", "trees revision 1");
    }

    @Test
    void theKeyBesideTheTaskIsTheSameBeforeItIsKnownAndOfEachSpecification() {
        Fingerprint open = fingerprint("m", "{\"seed\": 1}");

        assertThat(open.settled(Task.REGRESSION).keyBesideTask())
                .isEqualTo(open.keyBesideTask())
                .isNotEqualTo(fingerprint("m", "{\"seed\": 2}").keyBesideTask());
        assertThat(open.task()).isEmpty();
        assertThat(open.settled(Task.REGRESSION).task()).contains(Task.REGRESSION);
        assertThat(open.settled(Task.CLASSIFICATION).task()).contains(Task.CLASSIFICATION);
    }

    @Test
    void aTaskThatIsNotKnownYetIsNoChangeByItself() {
        Fingerprint before = fingerprint("m", "{\"seed\": 1, \"task\": \"regression\"}");

        assertThat(fingerprint("m", "{\"seed\": 2}").changesSince(before)).containsExactly("seed changed (1 → 2)");
        assertThat(fingerprint("m", "{\"seed\": 1}").changesSince(before))
                .containsExactly("nothing says its task any more, so it is inferred from the target");
    }

    @Test
    void aTaskIsInferredFromRowsAndReadingAlone() {
        Input rows = Input.file("source 1", "a.csv", "a1");
        String tree = "{\"seed\": 1, \"dataset\": {\"roles\": {\"target\": \"y\"}}}";
        String basis = fingerprint("m", tree, rows).basisOfTask();

        assertThat(fingerprint(
                                "n",
                                tree.replace("{\"seed", "{\"trainer\": {}, \"seed"),
                                rows,
                                Input.setting("engine", "e"))
                        .basisOfTask())
                .isEqualTo(basis);
        assertThat(fingerprint("m", tree.replace("\"y\"", "\"z\""), rows).basisOfTask())
                .isNotEqualTo(basis);
        assertThat(fingerprint("m", tree, rows).readBy("code").basisOfTask()).isNotEqualTo(basis);
        assertThat(fingerprint("m", tree.replace("1", "2"), rows).basisOfTask()).isNotEqualTo(basis);
        assertThat(fingerprint("m", tree, Input.file("source 1", "a.csv", "a2")).basisOfTask())
                .isNotEqualTo(basis);
        assertThat(fingerprint("m", tree, rows).settled(Task.REGRESSION).taskBasis())
                .isEqualTo(basis);
    }

    @Test
    void aModelThatRecordedRowsIsTrainedOnceMoreAndItsGraphStaysTheSame() {
        Fingerprint now = BEFORE.sampled();

        assertThat(now.changesSince(BEFORE))
                .containsExactly("the way samples are recorded is new (by column, revision 1)");
        assertThat(now.key()).isNotEqualTo(BEFORE.key());
        assertThat(now.besideRows()).isEqualTo(BEFORE.besideRows());
    }

    @Test
    void aFileOfAnEarlierVersionKeepsItsKeyAndIsComparedWithNothing() {
        RecordedFingerprint earlier = Json.read("""
                {"format": 1, "key": "1f", "fingerprint": {"model": "churn", "inputs": [
                  {"role": "seed", "name": "seed", "value": "1", "file": false}]},
                 "modelDigest": "", "descriptionDigest": ""}""", RecordedFingerprint.class);

        assertThat(earlier.fingerprint().key())
                .isEqualTo("87045b4b49f59e120e95e8992fbeec0412c83dcfdf38853c015172fd665e9ae3")
                .isNotEqualTo(BEFORE.key());
        assertThat(BEFORE.changesSince(earlier.fingerprint())).isEmpty();
    }

    @Test
    void aFingerprintReadsBackEqual() {
        Fingerprint inferred = fingerprint("m", "{\"seed\": 1}").settled(Task.REGRESSION);

        assertThat(Json.read(Json.write(inferred), Fingerprint.class)).isEqualTo(inferred);
    }

    private static Fingerprint fingerprint(String model, String specification, Input... inputs) {
        return new Fingerprint(model, JsonParser.parseString(specification).getAsJsonObject(), List.of(inputs), null);
    }
}
