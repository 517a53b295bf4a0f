package io.github.mlmodel.repository;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What applications carry, model and runtime, has nothing that could clash there, be missing, or stay behind. */
class CarriedPartTest {

    private static final String[] CARRIED = {"io.github.mlmodel.model..", "io.github.mlmodel.runtime.."};

    private static final JavaClasses CLASSES = ArchitectureTest.PRODUCT.that(resideInAnyPackage(CARRIED));

    @Test
    void needsTheJdkAndJSpecifyAlone() {
        assertThat(CLASSES).hasSizeGreaterThan(150);
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "io.github.mlmodel.model..", "io.github.mlmodel.runtime.."))
                .check(CLASSES);
    }

    @Test
    void logsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat(nameMatching("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*"))
                .check(CLASSES);
    }

    /** Lengths of arrays are no reflection on classes, and native images know them. */
    @Test
    void looksIntoNoClasses() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..")
                        .and(DescribedPredicate.not(assignableTo(Array.class))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Class.class)))
                        .and(target(nameMatching("forName|get(Declared)?(Method|Field|Constructor)s?|newInstance"))))
                .check(CLASSES);
    }

    @Test
    void keepsNoStateInClasses() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(describe(
                        "that may change",
                        (JavaClass type) -> type.getName().startsWith("java.util.concurrent.atomic.")
                                || type.isAssignableTo(ThreadLocal.class)
                                || type.isAssignableTo(Executor.class)))
                .check(CLASSES);
    }

    @Test
    void runsNoNativeCode() {
        noMethods().should().haveModifier(JavaModifier.NATIVE).check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("load|loadLibrary"))
                        .and(target(owner(assignableTo(System.class)).or(owner(assignableTo(Runtime.class))))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.lang.foreign.."))
                .check(CLASSES);
    }

    @Test
    void theRuntimeReadsNoFileButTheModelAndWritesNone() {
        noClasses()
                .that()
                .resideInAPackage("io.github.mlmodel.runtime..")
                .and()
                .doNotHaveSimpleName("ModelSource")
                .should()
                .dependOnClassesThat(assignableTo(Files.class))
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.io\\.File.*|java\\.nio\\.channels\\..*"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.github.mlmodel.runtime..")
                .should()
                .callMethodWhere(target(owner(assignableTo(Files.class)))
                        .and(target(nameMatching(
                                "write.*|new(BufferedWriter|OutputStream|ByteChannel)|create.*|copy|move|delete.*"))))
                .check(CLASSES);
    }
}
