package io.github.mlmodel.repository;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.ObjectInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md promises is shown by tests. */
class SecurityTest {

    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+Test)`");
    private static final Pattern PROMISE = Pattern.compile("(?m)^- (.*(?:\n {2}.*)*)");

    @Test
    void everyPromiseNamesATest() throws IOException {
        List<String> promises = PROMISE.matcher(page())
                .results()
                .map(promise -> promise.group(1))
                .toList();

        assertThat(promises).hasSizeGreaterThan(10).allMatch(TEST.asPredicate());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve("mlmodel-maven-plugin"))) {
            Set<String> tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            Matcher named = TEST.matcher(page());
            while (named.find()) {
                if (!tests.contains(named.group(1) + ".java")) {
                    missing.add(named.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsReadByJavaSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInput.class)
                .check(ArchitectureTest.PRODUCT);
    }

    /** Trainers and metrics that a POM names, and no name that stands in a file of data or of a model. */
    @Test
    void classesAreLookedUpByNameWhereAPomSaysSoAlone() {
        noClasses()
                .that(describe(
                        "are not those that take names from the POM",
                        type -> !Set.of("Catalog", "CustomMetrics", "Trainers").contains(type.getSimpleName())))
                .should()
                .callMethodWhere(describe(
                        "a class is looked up by its name",
                        call -> looksUpAClass(call.getTargetOwner(), call.getName())))
                .check(ArchitectureTest.PRODUCT);
    }

    private static boolean looksUpAClass(JavaClass owner, String method) {
        return (owner.isEquivalentTo(Class.class) && method.equals("forName"))
                || (owner.isAssignableTo(ClassLoader.class) && method.equals("loadClass"));
    }

    private static String page() throws IOException {
        return Checkout.read(Checkout.ROOT.resolve("SECURITY.md"));
    }
}
