package io.github.mlmodel.repository;

import static io.github.mlmodel.repository.TrainedToExport.set;
import static io.github.mlmodel.repository.TrainedToExport.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.runtime.ContributionScale;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of every short name are explained, whatever their features are made of; those of trees and weights exactly. */
class ExplainedTrainersTest {

    private static final Set<String> VOTING =
            Set.of(EngineCatalog.DECISION_TREE, EngineCatalog.EXTRA_TREES, EngineCatalog.RANDOM_FOREST);

    private static final Set<String> MARGINS =
            Set.of(EngineCatalog.GRADIENT_BOOSTING, EngineCatalog.XGBOOST, EngineCatalog.LOGISTIC_REGRESSION);

    @TempDir
    private Path folder;

    static Stream<String> classifiers() {
        return EngineCatalog.aliases().stream()
                .filter(alias -> EngineCatalog.tasks(alias).contains("classification"));
    }

    static Stream<String> regressions() {
        return EngineCatalog.aliases().stream()
                .filter(alias -> EngineCatalog.tasks(alias).contains("regression"));
    }

    private static TrainerSpec spec(String alias) {
        return alias.equals(EngineCatalog.NEURAL_NETWORK) ? trainer(alias, set("epochs", "1")) : trainer(alias);
    }

    private static List<Map<String, @Nullable Object>> rows() {
        Map<String, @Nullable Object> known = new HashMap<>(Map.of(
                "size", 12.25,
                "serial", 1_700_000_000_444L,
                "day", "2024-07-14",
                "place", "Genf",
                "note", "slow late fine no7",
                "schrift", "春夏秋今日"));
        Map<String, @Nullable Object> missing = new HashMap<>(known);
        missing.put("size", null);
        missing.put("place", null);
        missing.put("day", null);
        missing.put("note", "");
        Map<String, @Nullable Object> unknown = new HashMap<>(known);
        unknown.put("place", "Paris");
        unknown.put("note", "nothing that is known");
        return List.of(known, missing, unknown);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifiersAreExplained(String alias) throws IOException {
        new TrainedToExport(folder).ofTable(spec(alias), "kind");
        try (Model model = Model.load(folder.resolve("out"), Options.unverified())) {
            for (Map<String, @Nullable Object> row : rows()) {
                for (String label : model.labels()) {
                    Explanation found = model.explain(row, label);

                    Prediction prediction = model.predict(row);
                    assertThat(found.steps()[found.contributions().size()])
                            .isCloseTo(prediction.values()[model.labels().indexOf(label)], within(1e-5));
                    assertAddsUp(found);
                    if (VOTING.contains(alias)) {
                        assertThat(found.scale()).isEqualTo(ContributionScale.PROBABILITY);
                        assertThat(found.standardError()).isEmpty();
                    } else if (MARGINS.contains(alias)) {
                        assertThat(found.scale()).isEqualTo(ContributionScale.MARGIN);
                        assertThat(found.standardError()).isEmpty();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void regressionsAreExplained(String alias) throws IOException {
        new TrainedToExport(folder).ofTable(spec(alias), "amount");
        try (Model model = Model.load(folder.resolve("out"), Options.unverified())) {
            for (Map<String, @Nullable Object> row : rows()) {
                Explanation found = model.explain(row);

                assertThat(found.scale()).isEqualTo(ContributionScale.VALUE);
                assertThat(found.value()).isCloseTo(model.predict(row).value(), within(1e-2));
                assertAddsUp(found);
                if (!alias.equals(EngineCatalog.NEURAL_NETWORK)) {
                    assertThat(found.standardError()).as(alias).isEmpty();
                }
            }
        }
    }

    private static void assertAddsUp(Explanation explanation) {
        double sum = explanation.base();
        for (Explanation.Contribution contribution : explanation.contributions()) {
            sum += contribution.amount();
            double words = contribution.words().stream()
                    .mapToDouble(Explanation.Word::amount)
                    .sum();
            if (!contribution.words().isEmpty()) {
                assertThat(words).isCloseTo(contribution.amount(), within(1e-9 * (1 + Math.abs(words))));
            }
        }
        assertThat(explanation.value()).isEqualTo(sum);
        assertThat(explanation.sentences()).hasSizeGreaterThan(1);
    }
}
