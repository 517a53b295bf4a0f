package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.bundle.PackageOutcome;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A release whose model failed its gate, or passed it, and what somebody does to {@code target} before a build that skips tests. */
class ForgedReleaseTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final ConfiguredModel CLAIM = GivenModule.model("claim");
    private static final String REFUSED =
            "Model 'churn' did not pass its gates: Gate 'accuracy >= 0.8' failed: accuracy was 0.5 on 20 rows of"
                    + " datasets/churn.csv (20 % held back). A release is packaged only with a valid passing grade. Give"
                    + " the model gates that it passes and run 'mvn verify' without skipping or ignoring tests, or decide"
                    + " for yourself: -Dmlmodel.allowUngated.";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private GivenModels build;

    /** What is done to the folder of the model. */
    private enum Forgery {
        NONE {
            @Override
            void apply(GivenModule given) {}
        },
        PASSING_SAYS_TRUE {
            @Override
            void apply(GivenModule given) throws IOException {
                replace(given, ModelFile.GRADE, "\"passing\": false", "\"passing\": true");
            }
        },
        FAIL_SAYS_PASS {
            @Override
            void apply(GivenModule given) throws IOException {
                replace(given, ModelFile.GRADE, "\"FAIL\"", "\"PASS\"");
            }
        },
        A_BETTER_METRIC {
            @Override
            void apply(GivenModule given) throws IOException {
                replace(given, ModelFile.EVALUATION, "\"accuracy\": 0.5", "\"accuracy\": 0.9999");
            }
        },
        ONE_BIT_FLIPPED {
            @Override
            void apply(GivenModule given) throws IOException {
                // '5' is 0x35, '7' is 0x37, '9' is 0x39.
                replace(given, ModelFile.EVALUATION, "\"accuracy\": 0.5", "\"accuracy\": 0.7");
            }
        },
        A_BETTER_METRIC_WITH_ITS_RECORD {
            @Override
            void apply(GivenModule given) throws IOException {
                A_BETTER_METRIC.apply(given);
                Path record = given.workspace().model("churn").resolve("evaluated.json");
                String digest = Digest.of(given.file("churn", ModelFile.EVALUATION));
                String text = Files.readString(record);
                Files.writeString(
                        record,
                        text.replaceFirst(
                                "\"evaluationDigest\": \"[0-9a-f]+\"", "\"evaluationDigest\": \"" + digest + "\""));
            }
        },
        EVERYTHING {
            @Override
            void apply(GivenModule given) throws IOException {
                A_BETTER_METRIC_WITH_ITS_RECORD.apply(given);
                FAIL_SAYS_PASS.apply(given);
                PASSING_SAYS_TRUE.apply(given);
            }
        },
        THE_EVALUATION_OF_ANOTHER_MODEL {
            @Override
            void apply(GivenModule given) throws IOException {
                copy(given, ModelFile.EVALUATION);
            }
        },
        THE_EVALUATION_AND_GRADE_OF_ANOTHER_MODEL {
            @Override
            void apply(GivenModule given) throws IOException {
                copy(given, ModelFile.EVALUATION);
                copy(given, ModelFile.GRADE);
            }
        },
        NO_EVALUATION {
            @Override
            void apply(GivenModule given) throws IOException {
                Files.delete(given.file("churn", ModelFile.EVALUATION));
            }
        },
        NO_JSON {
            @Override
            void apply(GivenModule given) throws IOException {
                Files.writeString(given.file("churn", ModelFile.EVALUATION), "damaged");
            }
        };

        abstract void apply(GivenModule given) throws IOException;

        static void replace(GivenModule given, ModelFile file, String from, String to) throws IOException {
            Path path = given.file("churn", file);
            String text = Files.readString(path);
            assertThat(text).contains(from);
            Files.writeString(path, text.replace(from, to), StandardCharsets.UTF_8);
        }

        static void copy(GivenModule given, ModelFile file) throws IOException {
            Files.write(given.file("churn", file), Files.readAllBytes(given.file("claim", file)));
        }
    }

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(Forgery.values())
                .flatMap(forgery -> Stream.of(true, false).map(cache -> Arguments.arguments(forgery, cache)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aFailedModelIsNotReleasedWhateverStandsInTarget(Forgery forgery, boolean cache) throws IOException {
        graded(0.5);
        forgery.apply(given);
        anotherBuild(cache);

        build.skipTests(CHURN);
        PackageOutcome outcome = build.bundle(CHURN);

        assertThat(outcome.failure()).contains(StepFailure.user(REFUSED));
        assertThat(folder.resolve("target/app-1.0-churn.zip")).doesNotExist();
        assertThat(given.file("churn", ModelFile.GRADE)).content().contains("\"FAIL\"", "\"passing\": false");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void packageAloneIsNotDeceivedEither(Forgery forgery, boolean cache) throws IOException {
        graded(0.5);
        forgery.apply(given);
        anotherBuild(cache);

        assertThat(build.bundle(CHURN).failure()).contains(StepFailure.user(REFUSED));
    }

    @Test
    void aFailureThatWasIgnoredIsNotForgottenByTheNextBuild() throws IOException {
        graded(0.5);
        anotherBuild(true);

        build.skipTests(CHURN);

        assertThat(build.bundle(CHURN).failure()).contains(StepFailure.user(REFUSED));
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void aSecondBuildWithTheCacheReleasesWhatTheFirstOneGradedAndStartsNoWorker() throws IOException {
        graded(0.9);
        anotherBuild(true);

        build.skipTests(CHURN);

        assertThat(build.bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(workers.runs).isEmpty();
    }

    @Test
    void aSecondBuildWithoutTheCacheEvaluatesAgainAndSaysWhyAndReleasesTheSameFiles() throws IOException {
        graded(0.9);
        String grade = Files.readString(given.published("churn", ModelFile.GRADE));
        String evaluation = Files.readString(given.published("churn", ModelFile.EVALUATION));
        anotherBuild(false);

        build.skipTests(CHURN);
        given.log.info.clear();

        assertThat(build.bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(workers.runs).containsExactly("package");
        assertThat(given.log.info)
                .first()
                .isEqualTo("churn: evaluating, because neither this build nor the cache knows evaluation.json in"
                        + " target/mlmodel/churn");
        assertThat(given.published("churn", ModelFile.GRADE)).hasContent(grade);
        assertThat(given.published("churn", ModelFile.EVALUATION)).hasContent(evaluation);
    }

    @Test
    void aFlippedBitInAPassingEvaluationIsNoticedAndEvaluatedAgain() throws IOException {
        graded(0.9);
        Forgery.replace(given, ModelFile.EVALUATION, "\"accuracy\": 0.9", "\"accuracy\": 0.8");
        anotherBuild(true);

        build.skipTests(CHURN);
        given.log.info.clear();

        assertThat(build.bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(given.log.info)
                .first()
                .isEqualTo("churn: evaluating, because evaluation.json in target/mlmodel/churn was changed since it was"
                        + " made");
        assertThat(given.file("churn", ModelFile.EVALUATION)).content().contains("\"accuracy\": 0.9");
    }

    @Test
    void theSameSessionTrustsWhatItMadeWithoutAnyCache() throws IOException {
        given.write("cache/evaluations", "a file in its place");
        graded(0.9);

        assertThat(build.bundle(CHURN)).isEqualTo(new PackageOutcome.Packaged(List.of("churn")));
        assertThat(workers.runs).isEmpty();
    }

    /** Grades the model, and another one that passes. */
    private void graded(double accuracy) throws IOException {
        workers.accuracy.put("churn", accuracy);
        build.train(CHURN, CLAIM);
        build.test(CHURN, CLAIM);
        Folders.delete(given.workspace().inOutput("claim"));
        workers.runs.clear();
    }

    private void anotherBuild(boolean cache) throws IOException {
        if (cache) {
            given.anotherSession();
        } else {
            given.anotherMachine();
        }
        given.log.info.clear();
        given.log.warn.clear();
    }
}
