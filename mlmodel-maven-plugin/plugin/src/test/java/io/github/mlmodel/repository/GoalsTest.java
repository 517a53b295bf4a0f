package io.github.mlmodel.repository;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;

/** A goal is its parameters, a request, and what became of it; the work is done by steps that know no goal. */
class GoalsTest {

    private static final int OF_A_GOAL = 60;
    private static final int OF_THE_BASE_CLASS = 75;

    private static final String BASE_CLASS = "AbstractModelMojo";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*?$", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
    private static final Pattern ANNOTATION = Pattern.compile("@\\w+(\\((?:[^()\"]|\"[^\"]*\")*\\))?");

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.mlmodel.maven");

    @Test
    void goalsAreShort() throws IOException {
        Map<String, Long> goals = new TreeMap<>();
        try (Stream<Path> files = Files.list(
                Checkout.ROOT.resolve("mlmodel-maven-plugin/plugin/src/main/java/io/github/mlmodel/maven"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Mojo.java")).toList()) {
                goals.put(file.getFileName().toString().replace(".java", ""), linesOfCode(Checkout.read(file)));
            }
        }

        assertThat(goals)
                .containsOnlyKeys(
                        BASE_CLASS,
                        "ContractMojo",
                        "DeployMojo",
                        "DescribeMojo",
                        "DriftMojo",
                        "GenerateMojo",
                        "InitMojo",
                        "PackageMojo",
                        "RepeatableMojo",
                        "ReproduceMojo",
                        "ResolveMojo",
                        "SchemaMojo",
                        "TestMojo",
                        "TrainMojo",
                        "VerifyMojo")
                .allSatisfy((name, lines) -> assertThat(lines)
                        .as(name)
                        .isLessThanOrEqualTo(name.equals(BASE_CLASS) ? OF_THE_BASE_CLASS : OF_A_GOAL));
    }

    @Test
    void linesOfCodeAreWhatIsNeitherCommentNorImportNorAnnotation() {
        assertThat(linesOfCode("""
                                package a;

                                import b.C;

                                /** What it is. */
                                @Mojo(
                                        name = "train (again)",
                                        threadSafe = true)
                                final class D {
                                    // Why.
                                    @Parameter(property = "p")
                                    private @Nullable String p;
                                }
                                """)).isEqualTo(4);
    }

    @Test
    void nothingButGoalsKnowsGoals() {
        assertThat(PLUGIN.that(assignableTo(AbstractMojo.class))).hasSizeGreaterThan(8);
        noClasses()
                .that(not(assignableTo(AbstractMojo.class)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AbstractMojo.class)
                .check(PLUGIN);
    }

    private static long linesOfCode(String source) {
        String code = COMMENT.matcher(source).replaceAll("");
        code = IMPORT.matcher(code).replaceAll("");
        code = ANNOTATION.matcher(code).replaceAll("");
        return code.lines().filter(line -> !line.isBlank()).count();
    }
}
