package io.github.mlmodel.repository;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies between modules and packages run one way, as docs/architecture.md draws them. */
class ArchitectureTest {

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Tests of other modules' come as jars.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.github.mlmodel");

    private static final String MODEL = "io.github.mlmodel.model..";
    private static final String FILES = "io.github.mlmodel.files..";
    private static final String SPI = "io.github.mlmodel.spi..";
    private static final String GRADE = "io.github.mlmodel.grade..";
    private static final String REPORT = "io.github.mlmodel.report..";
    private static final String DEVICE = "io.github.mlmodel.device..";
    private static final String BUILD = "io.github.mlmodel.build..";
    private static final String ONNX = "io.github.mlmodel.onnx..";
    private static final String RUNTIME = "io.github.mlmodel.runtime..";
    private static final String ONNX_RUNTIME = "io.github.mlmodel.onnxruntime..";
    private static final String NATIVE_LIBRARY = "io.github.mlmodel.onnxruntime.library..";
    private static final String JUNIT = "io.github.mlmodel.junit..";
    private static final String WORKER = "io.github.mlmodel.worker..";
    private static final String TREES = "io.github.mlmodel.engine.trees..";
    private static final String TRIBUO = "io.github.mlmodel.engine.tribuo..";
    private static final String NEURAL = "io.github.mlmodel.engine.neural..";
    private static final String PLUGIN = "io.github.mlmodel.maven..";

    /** What applications and the authors of trainers and metrics call. */
    private static final Set<String> API = Set.of(
            "io.github.mlmodel.model",
            "io.github.mlmodel.model.api",
            "io.github.mlmodel.model.column",
            "io.github.mlmodel.junit",
            "io.github.mlmodel.junit.assertion",
            "io.github.mlmodel.runtime",
            "io.github.mlmodel.runtime.typed",
            "io.github.mlmodel.spi",
            "io.github.mlmodel.spi.graph");

    /** What each module may depend on, beside itself. */
    static Stream<Arguments> modules() {
        return Stream.of(
                arguments(MODEL, List.of()),
                arguments(FILES, List.of(MODEL)),
                arguments(RUNTIME, List.of(MODEL)),
                arguments(ONNX_RUNTIME, List.of(MODEL, FILES, RUNTIME)),
                arguments(SPI, List.of(MODEL)),
                arguments(GRADE, List.of(MODEL, SPI)),
                arguments(REPORT, List.of(MODEL, FILES, SPI, GRADE)),
                arguments(DEVICE, List.of(MODEL, FILES, SPI)),
                arguments(BUILD, List.of(MODEL, FILES, SPI, GRADE, REPORT, DEVICE)),
                arguments(ONNX, List.of(MODEL, SPI)),
                arguments(JUNIT, List.of(MODEL, FILES, SPI, GRADE, RUNTIME)),
                arguments(WORKER, List.of(MODEL, FILES, SPI, GRADE, BUILD, ONNX, RUNTIME)),
                arguments(TREES, List.of(MODEL, SPI, "io.github.mlmodel.onnx.tree..")),
                arguments(TRIBUO, List.of(MODEL, SPI, "io.github.mlmodel.onnx.tree..")),
                arguments(NEURAL, List.of(MODEL, FILES, SPI, DEVICE, ONNX, NATIVE_LIBRARY)),
                arguments(PLUGIN, List.of(MODEL, FILES, SPI, GRADE, REPORT, DEVICE, BUILD)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleDependsOnThoseBelowItAlone(String module, List<String> below) {
        String[] allowed = Stream.concat(Stream.of(module), below.stream()).toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage("io.github.mlmodel..")))
                .check(PRODUCT);
    }

    /** What each package of the way from a file to rows may depend on in the worker, beside itself. */
    static Stream<Arguments> packagesOfRows() {
        return Stream.of(
                arguments("table", List.of()),
                arguments("split", List.of("table")),
                arguments("file", List.of()),
                arguments("treatment", List.of("table")),
                arguments("read", List.of("table", "split", "treatment")),
                arguments("record", List.of("table", "file")),
                arguments("shape", List.of("table", "file", "read", "record")),
                arguments("text", List.of("table", "split", "file", "read", "treatment", "record", "shape")),
                arguments("image", List.of("table", "split", "file")),
                arguments("look", List.of("table", "split", "read", "treatment")),
                arguments(
                        "source",
                        List.of("table", "split", "file", "read", "record", "shape", "text", "treatment", "look")));
    }

    @ParameterizedTest
    @MethodSource("packagesOfRows")
    void rowsComeInOneWay(String name, List<String> below) {
        String[] allowed = Stream.concat(Stream.of(name), below.stream())
                .map(each -> "io.github.mlmodel.worker." + each)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("io.github.mlmodel.worker." + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage(WORKER)))
                .check(PRODUCT);
    }

    @Test
    void everyPackageBelongsToOneOfTheseModules() {
        String[] all = modules().map(module -> (String) module.get()[0]).toArray(String[]::new);

        assertThat(PRODUCT.stream().filter(not(resideInAnyPackage(all))).map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void noPackageStandsInTwoJars() {
        Map<String, Set<String>> jars = new TreeMap<>();
        for (JavaClass one : PRODUCT) {
            String file = one.getSource().orElseThrow().getUri().toString();
            jars.computeIfAbsent(one.getPackageName(), name -> new TreeSet<>())
                    .add(file.substring(0, file.indexOf(one.getPackageName().replace('.', '/') + "/")));
        }

        assertThat(jars.values()).hasSizeGreaterThan(40).allMatch(found -> found.size() == 1);
    }

    /** A public type of the API says whether it is stable; all else is internal, and its package says so. */
    @Test
    void whatIsPublicIsMarked() {
        List<String> unmarked = PRODUCT.stream()
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC) && one.isTopLevelClass())
                .filter(one -> API.contains(one.getPackageName())
                        ? one.isAnnotatedWith(Stable.class) == one.isAnnotatedWith(Internal.class)
                        : !one.getPackage().isAnnotatedWith(Internal.class))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void noPackageOfTheApiIsInternal() {
        assertThat(API).allMatch(name -> !PRODUCT.getPackage(name).isAnnotatedWith(Internal.class));
        assertThat(PRODUCT.stream().filter(one -> one.isAnnotatedWith(Stable.class)))
                .allMatch(one -> API.contains(one.getPackageName()));
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

    /** Rooms of the engine for networks, each on top of those before it. */
    private static final List<String> NEURAL_ROOMS = List.of(
            "tensor", "operator", "gradient", "lowering", "layer", "loss", "base", "input", "device", "program", "");

    @Test
    void networksAreBuiltFromTensorsUpwards() {
        List<String> rooms = NEURAL_ROOMS.stream()
                .map(room -> "io.github.mlmodel.engine.neural" + (room.isEmpty() ? "" : "." + room))
                .toList();

        assertThat(PRODUCT.stream().filter(resideInAPackage(NEURAL)).map(JavaClass::getPackageName))
                .hasSameElementsAs(rooms);
        for (int i = 0; i < rooms.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(rooms.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms.subList(i + 1, rooms.size()).toArray(String[]::new))
                    .check(PRODUCT);
        }
    }

    @Test
    void librariesStayInTheirRooms() {
        only("org.apache.maven..", PLUGIN);
        only("org.tribuo..", TRIBUO);
        only("ml.dmlc.xgboost4j..", "io.github.mlmodel.engine.trees.xgboost..", TRIBUO);
        only("ai.onnxruntime..", ONNX_RUNTIME, NEURAL);
        only(
                "de.siegmar.fastcsv..",
                "io.github.mlmodel.worker.record..",
                "io.github.mlmodel.worker.text..",
                "io.github.mlmodel.junit.cell..");
        only("org.junit..", "io.github.mlmodel.junit");
        only("com.google.protobuf..", "io.github.mlmodel.onnx", TRIBUO);
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

    /** What a test prints is part of its report; nothing else prints. */
    @Test
    void nothingPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PRODUCT.that(not(equivalentTo(TriedRows.class))));
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
