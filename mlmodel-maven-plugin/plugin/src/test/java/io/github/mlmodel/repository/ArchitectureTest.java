package io.github.mlmodel.repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mlmodel.core.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Dependencies between modules and packages run one way, as docs/architecture.md draws them. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.mlmodel");

    private static final String CORE = "io.github.mlmodel.core..";
    private static final String SPI = "io.github.mlmodel.spi..";
    private static final String ONNX = "io.github.mlmodel.onnx..";
    private static final String RUNTIME = "io.github.mlmodel.runtime..";
    private static final String WORKER = "io.github.mlmodel.worker..";
    private static final String ENGINE = "io.github.mlmodel.engine..";
    private static final String TREES = "io.github.mlmodel.engine.trees..";
    private static final String TRIBUO = "io.github.mlmodel.engine.tribuo..";
    private static final String NEURAL = "io.github.mlmodel.engine.neural..";
    private static final String PLUGIN = "io.github.mlmodel.maven..";

    @Test
    void everyModuleIsLookedAt() {
        Set<String> modules = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.replaceFirst("io\\.github\\.mlmodel\\.(\\w+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(modules).containsExactly("core", "engine", "maven", "onnx", "runtime", "spi", "worker");
    }

    @Test
    void coreDependsOnNoOtherModule() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, SPI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ONNX, RUNTIME, WORKER, ENGINE, PLUGIN)
                .check(PRODUCT);
    }

    @Test
    void onnxAndRuntimeDependOnCoreAlone() {
        noClasses()
                .that()
                .resideInAPackage(ONNX)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RUNTIME, WORKER, ENGINE, PLUGIN)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ONNX, WORKER, ENGINE, PLUGIN, SPI)
                .check(PRODUCT);
    }

    @Test
    void workerEnginesAndPluginDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(WORKER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, PLUGIN)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .resideOutsideOfPackage(NEURAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.mlmodel.onnx", RUNTIME, WORKER, PLUGIN)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(NEURAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.mlmodel.runtime", WORKER, PLUGIN)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(PLUGIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ONNX, RUNTIME, WORKER, ENGINE)
                .check(PRODUCT);
    }

    @Test
    void enginesDoNotKnowEachOther() {
        List<String> engines = List.of(TREES, TRIBUO, NEURAL);
        for (String engine : engines) {
            assertThat(PRODUCT.stream().filter(resideInAPackage(engine))).isNotEmpty();
            noClasses()
                    .that()
                    .resideInAPackage(engine)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(engines.stream()
                            .filter(other -> !other.equals(engine))
                            .toArray(String[]::new))
                    .check(PRODUCT);
        }
    }

    @Test
    void librariesStayInTheirRooms() {
        only("org.apache.maven..", PLUGIN);
        only("org.tribuo..", TRIBUO);
        only("ml.dmlc.xgboost4j..", "io.github.mlmodel.engine.trees.boosting..", TRIBUO);
        only("ai.onnxruntime..", RUNTIME, NEURAL);
        only("de.siegmar.fastcsv..", "io.github.mlmodel.worker.data..");
        only("com.google.protobuf..", "io.github.mlmodel.onnx", TRIBUO);
    }

    /** Whatever reads with the reflection of Gson, which needs 2.11, stays out of an application's way. */
    @Test
    void applicationsBringTheirOwnGson() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME, "io.github.mlmodel.core.model..", "io.github.mlmodel.core.bundle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Json.class)
                .check(PRODUCT);
        noClasses()
                .that()
                .haveNameMatching(".*\\.core\\.json\\.(JsonParser|JsonValue|NoJsonException)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.gson", "com.google.gson.internal..", "com.google.gson.reflect..")
                .check(PRODUCT);
    }

    private static void only(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PRODUCT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.github.mlmodel.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void nothingPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PRODUCT);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = PRODUCT.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();

        assertThat(unmarked).isEmpty();
    }
}
