package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelDescription.Sample;
import java.util.List;
import java.util.Map;

/** What three models say of themselves, with something in every member. */
public final class GivenDescriptions {

    /** All of them. */
    public static final List<ModelDescription> ALL = List.of(classifier(), regression(), images());

    private GivenDescriptions() {}

    public static ModelDescription classifier() {
        return description(
                List.of(new LearningCurve("loss", List.of(0.7, 0.5)), new LearningCurve("validation_loss", List.of())),
                List.of(
                        new Sample("class yes", Map.of("age", 63.0, "plan", "basic"), "yes", List.of(0.25f, 0.75f)),
                        new Sample("everything is missing", Map.of(), "no", List.of(1f, 0f))));
    }

    public static ModelDescription description(List<LearningCurve> curve, List<Sample> samples) {
        return GivenDescription.classifier("churn", "no", "yes")
                .saying("Who leaves?")
                .target("churned")
                .columns(ColumnKind.NUMERIC, "age")
                .columns(ColumnKind.CATEGORICAL, "plan")
                .columns(ColumnKind.TEXT, "note")
                .trainer("neural-network")
                .features("age: a number; where missing, the training median 49.")
                .trainingDigest("0123abcd")
                .trainedOnRows(60L, 20L)
                .curve(curve)
                .samples(samples)
                .build();
    }

    public static ModelDescription regression() {
        return GivenDescription.regressor("price")
                .target("price")
                .input("numeric", ColumnKind.NUMERIC, "a", "b")
                .trainer("random-forest")
                .trainedOnNumbers(1234.5, 12345.678)
                .samples(List.of(new Sample("first row", Map.of("a", 0.1, "b", 1e30), "", List.of(1.5e7f))))
                .build();
    }

    public static ModelDescription images() {
        return GivenDescription.classifier("digit", "0", "1", "ja 😀")
                .target("label")
                .images("image", 28, 28, 1)
                .giving(OutputName.SCORES)
                .trainer("neural-network")
                .samples(List.of(new Sample("class 0", Map.of("image", "AAEC/+8="), "0", List.of(3f, Float.NaN, -1f))))
                .build();
    }
}
