package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartOfReleaseTest {

    private static final List<String> PART = List.of("churn", "claim");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package",
                "pre-integration-test",
                "integration-test",
                "post-integration-test",
                "verify",
                "install",
                "deploy",
                "before:package",
                "after:deploy",
                "before:verify[100]"
            })
    void theFirstGoalOfABuildThatPackagesAReleaseStopsIt(String phase) {
        assertThatThrownBy(() -> PartOfRelease.refuse(false, PART, "train", List.of("clean", phase)))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "mlmodel.models is set (churn, claim), but a release is packaged whole. Run the build without"
                                + " -Dmlmodel.models; to work on some of its models, run 'mvn test -Dmlmodel.models=churn,claim'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mlmodel:package", "jar:jar mlmodel:package@bundle", "my-default-goal"})
    void packageItselfStopsEveryBuild(String asked) {
        assertThatThrownBy(() -> PartOfRelease.refuse(false, PART, "package", List.of(asked.split(" "))))
                .isInstanceOf(MlModelException.class);
    }

    @ParameterizedTest
    @CsvSource({"train,test", "test,clean test", "train,mlmodel:train", "describe,mlmodel:describe", "test,site"})
    void aBuildThatPackagesNothingMayWorkOnAPart(String goal, String asked) {
        assertThatCode(() -> PartOfRelease.refuse(false, PART, goal, List.of(asked.split(" "))))
                .doesNotThrowAnyException();
    }

    @Test
    void aSnapshotMayBePackagedInParts() {
        assertThatCode(() -> PartOfRelease.refuse(true, PART, "package", List.of("deploy")))
                .doesNotThrowAnyException();
    }

    @Test
    void aWholeReleaseIsPackaged() {
        assertThatCode(() -> PartOfRelease.refuse(false, List.of(), "package", List.of("deploy")))
                .doesNotThrowAnyException();
    }
}
