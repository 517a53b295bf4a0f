package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of elements says what is true of each of them. */
class ModelElementsTest {

    private static final Map<String, String> TABLE = Map.of(
            "name", "churn",
            "task", "classification",
            "dataset/source", "churn.csv",
            "dataset/target", "churned",
            "trainer/type", "random-forest",
            "gates/gate/metric", "precision",
            "gates/gate/class", "yes",
            "gates/gate/min", "0.5",
            "gates/gate/max", "1");

    private static final Map<String, String> IMAGES = Map.of(
            "name", "digits",
            "dataset/source", "images.idx",
            "dataset/labels", "labels.idx",
            "dataset/testSource", "test.idx",
            "dataset/testLabels", "test-labels.idx",
            "trainer/type", "random-forest");

    /** A value of each element that is another one than above, and than the default. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("name", "price");
        OTHERS.put("description", "Who leaves.");
        OTHERS.put("task", "regression");
        OTHERS.put("dataset/source", "other.csv");
        OTHERS.put("dataset/labels", "other.idx");
        OTHERS.put("dataset/testSource", "test.csv");
        OTHERS.put("dataset/testLabels", "other.idx");
        OTHERS.put("dataset/testFraction", "0.25");
        OTHERS.put("dataset/testGroup", "customer");
        OTHERS.put("dataset/testAfter/column", "week");
        OTHERS.put("dataset/testAfter/value", "2026-02-28");
        OTHERS.put("dataset/testAfter/form", "date-time");
        OTHERS.put("dataset/testWhen", "_row % 5 = 0");
        OTHERS.put("dataset/folds", "5");
        OTHERS.put("dataset/reader", "com.example:source:1.0");
        OTHERS.put("dataset/target", "left");
        OTHERS.put("dataset/weight", "w");
        OTHERS.put("dataset/exclude", "id");
        OTHERS.put("dataset/delimiter", ";");
        OTHERS.put("dataset/header", "false");
        OTHERS.put("dataset/columns", "a, b");
        OTHERS.put("dataset/quote", "none");
        OTHERS.put("dataset/escape", "\\");
        OTHERS.put("dataset/comment", "#");
        OTHERS.put("dataset/skipLines", "2");
        OTHERS.put("dataset/encoding", "UTF-16");
        OTHERS.put("dataset/missing", "?");
        OTHERS.put("dataset/decimal", ",");
        OTHERS.put("dataset/thousands", "'");
        OTHERS.put("dataset/numbers/number/columns", "b");
        OTHERS.put("dataset/numbers/number/decimal", ",");
        OTHERS.put("dataset/numbers/number/thousands", "'");
        OTHERS.put("dataset/numbers/number/unit", "%");
        OTHERS.put("dataset/numbers/number/negative", "brackets");
        OTHERS.put("features/numeric", "age");
        OTHERS.put("features/categorical", "plan");
        OTHERS.put("features/text", "note");
        OTHERS.put("features/dates/date/columns", "night");
        OTHERS.put("features/dates/date/form", "epoch-seconds");
        OTHERS.put("features/others", "by-type");
        OTHERS.put("features/keep", "id");
        OTHERS.put("features/maxCategories", "7");
        OTHERS.put("features/maxTokens", "8");
        OTHERS.put("features/ngrams", "2");
        OTHERS.put("trainer/type", "decision-tree");
        OTHERS.put("trainer/parameters", "");
        OTHERS.put("classWeight/class/name", "no");
        OTHERS.put("classWeight/class/weight", "5");
        OTHERS.put("device", "cuda");
        OTHERS.put("seed", "9");
        OTHERS.put("gates/gate/metric", "recall");
        OTHERS.put("gates/gate/class", "no");
        OTHERS.put("gates/gate/slice", "plan=basic");
        OTHERS.put("gates/gate/min", "0.6");
        OTHERS.put("gates/gate/max", "0.9");
        OTHERS.put("gates/gate/maxRegression", "0.01");
        OTHERS.put("gates/gate/minImprovement", "1%");
        OTHERS.put("gates/gate/maxImprovement", "20%");
        OTHERS.put("gates/gate/severity", "warn");
        OTHERS.put("slices/slice/column", "plan");
        OTHERS.put("slices/slice/value", "basic");
        OTHERS.put("slices/slice/bounds", "30, 50");
        OTHERS.put("slices/slice/quantiles", "4");
        OTHERS.put("slices/slice/name", "young");
        OTHERS.put("slices/slice/when", "age less than 30");
        OTHERS.put("slices/slice/minExamples", "10");
        OTHERS.put("slices/slice/onTooFew", "skip");
        OTHERS.put("baseline/source", "models/old.zip");
        OTHERS.put("baseline/required", "true");
        OTHERS.put("gateChanges", "fail");
        OTHERS.put("compatibility", "warn");
        OTHERS.put("confidence", "0.9");
        OTHERS.put("onInconclusive", "warn");
        OTHERS.put("acceptBaselineBreak/reason", "another target");
        OTHERS.put("acceptBaselineBreak/until", "2027-01-31");
        OTHERS.put("generate/package", "com.example.churn");
        OTHERS.put("generate/className", "Leaver");
        OTHERS.put("generate/categories", "enum");
        OTHERS.put("generate/output", "score");
        OTHERS.put("consumers", "com.example:shop:RELEASE");
        OTHERS.put("budget/maxBytes", "10");
        OTHERS.put("budget/maxLatencyMillis", "1.5");
    }

    @Test
    void eachElementIsInTheKeyAsTheTableSays() {
        for (ElementEntry.Line line : values()) {
            Map<String, String> before = base(line.path());
            Map<String, String> after = new LinkedHashMap<>(before);
            String path = line.path();
            after.put(
                    path.equals("trainer/parameters") ? path + "/trees" : path, OTHERS.getOrDefault(path, "no value"));

            assertThat(key(after).equals(key(before)))
                    .as("%s is %s", path, line.entry().inKey() ? "in the key" : "no part of the key")
                    .isEqualTo(!line.entry().inKey());
        }
    }

    @Test
    void eachElementIsShownWithItsValue() {
        for (ElementEntry.Line line : values()) {
            Map<String, String> elements = base(line.path());
            String value = OTHERS.getOrDefault(line.path(), "no value");
            elements.put(line.path(), value);

            if (line.entry().value() != null) {
                assertThat(ModelElements.effective(model(elements))).containsEntry(line.path(), value);
            }
        }
    }

    @Test
    void everyDefaultIsSpelledOut() {
        Map<String, String> smallest = Map.of(
                "name", "churn", "dataset/source", "a.csv", "dataset/target", "y", "trainer/type", "random-forest");

        assertThat(ModelElements.effective(model(smallest)).entrySet())
                .extracting(Object::toString)
                .containsExactly(
                        "name=churn",
                        "description=none",
                        "task=by the target, else by gates or trainer",
                        "dataset/source=a.csv",
                        "dataset/labels=none",
                        "dataset/testSource=none",
                        "dataset/testLabels=none",
                        "dataset/testFraction=0.2",
                        "dataset/testGroup=none",
                        "dataset/testAfter=none",
                        "dataset/testWhen=none",
                        "dataset/folds=none",
                        "dataset/reader=none",
                        "dataset/target=y",
                        "dataset/weight=none",
                        "dataset/exclude=none",
                        "dataset/delimiter=found out",
                        "dataset/header=true",
                        "dataset/columns=none",
                        "dataset/quote=\"",
                        "dataset/escape=none",
                        "dataset/comment=none",
                        "dataset/skipLines=0",
                        "dataset/encoding=UTF-8",
                        "dataset/missing=none",
                        "dataset/decimal=.",
                        "dataset/thousands=none",
                        "dataset/numbers=none",
                        "features/numeric=by type",
                        "features/categorical=by type",
                        "features/text=by type",
                        "features/dates=by type",
                        "features/others=by-type",
                        "features/keep=none",
                        "features/maxCategories=100",
                        "features/maxTokens=20000",
                        "features/ngrams=1",
                        "trainer=random-forest",
                        "classWeight=none",
                        "device=cpu",
                        "seed=1",
                        "gates=none",
                        "slices=none",
                        "baseline=none",
                        "baseline/source=none",
                        "baseline/required=false",
                        "gateChanges=warn",
                        "compatibility=fail for a release, warn for a SNAPSHOT",
                        "confidence=none",
                        "onInconclusive=fail",
                        "acceptBaselineBreak/reason=none",
                        "acceptBaselineBreak/until=none",
                        "generate/package=the project's groupId",
                        "generate/className=the model's name",
                        "generate/categories=text",
                        "generate/output=probability",
                        "consumers=none",
                        "budget/maxBytes=none",
                        "budget/maxLatencyMillis=none");
    }

    private static Map<String, String> base(String path) {
        Map<String, String> elements = new LinkedHashMap<>(path.contains("abels") ? IMAGES : TABLE);
        elements.keySet().removeIf(name -> name.startsWith("gates") && !path.startsWith("gates"));
        if (path.equals("onInconclusive")) {
            elements.put("confidence", "0.95");
        }
        if (path.startsWith("dataset/numbers/")) {
            elements.put("dataset/numbers/number/columns", "a");
            elements.put("dataset/numbers/number/unit", "EUR");
        } else if (path.startsWith("dataset/testAfter/")) {
            elements.put("dataset/testAfter/column", "day");
            elements.put("dataset/testAfter/value", "2026-01-31");
        } else if (path.startsWith("features/dates/")) {
            elements.put("features/dates/date/columns", "day");
            elements.put("features/dates/date/form", "date");
        } else if (path.startsWith("classWeight/")) {
            elements.put("classWeight/class/name", "yes");
            elements.put("classWeight/class/weight", "2");
        } else if (path.contains("Regression") || path.contains("Improvement")) {
            elements.put("baseline/source", "models/other.zip");
        } else if (path.startsWith("acceptBaselineBreak/")) {
            elements.put("baseline/source", "models/other.zip");
            elements.put("acceptBaselineBreak/reason", "why");
            elements.put("acceptBaselineBreak/until", "2027-02-28");
        } else if (path.endsWith("slice/name") || path.endsWith("slice/when")) {
            elements.put("slices/slice/name", "old");
            elements.put("slices/slice/when", "age more than 70");
        } else if (path.startsWith("slices/")) {
            elements.put("slices/slice/column", "age");
        } else if (path.equals("features/others")) {
            elements.put("features/numeric", "age");
        }
        return elements;
    }

    private static List<ElementEntry.Line> values() {
        List<ElementEntry.Line> lines = ModelElements.MODEL.lines().stream()
                .filter(line -> line.entry().content().isValue() || line.entry().content() == Content.ANYTHING)
                .toList();
        assertThat(lines).extracting(ElementEntry.Line::path).containsExactlyElementsOf(OTHERS.keySet());
        return lines;
    }

    private static String key(Map<String, String> elements) {
        return Fingerprints.of(
                        model(elements).spec(),
                        List.of(),
                        null,
                        new DigestCache(Path.of("nowhere")),
                        List.of(),
                        "engine")
                .key();
    }

    private static ConfiguredModel model(Map<String, String> texts) {
        Element model = Element.of("model");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            model = with(model, List.of(text.getKey().split("/", -1)), text.getValue());
        }
        return ReadModels.of(Element.of("models", model)).get(0);
    }

    private static Element with(Element element, List<String> path, String text) {
        if (path.isEmpty()) {
            return Element.of(element.name(), text);
        }
        List<Element> children = new ArrayList<>(element.children());
        int at = 0;
        while (at < children.size() && !children.get(at).name().equals(path.get(0))) {
            at++;
        }
        if (at == children.size()) {
            children.add(Element.of(path.get(0)));
        }
        children.set(at, with(children.get(at), path.subList(1, path.size()), text));
        return new Element(element.name(), "", Map.of(), children);
    }
}
