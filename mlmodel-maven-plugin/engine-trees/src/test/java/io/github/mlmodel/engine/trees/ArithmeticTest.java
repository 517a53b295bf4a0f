package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Gradient boosting computes by what Java defines to the last bit, so that no machine has a say in its bytes. */
class ArithmeticTest {

    private static final JavaClasses BOOSTING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.mlmodel.engine.trees.boosting");

    /** What these return is exact; of the others ({@code exp}, {@code log}, {@code pow} …) a machine may choose the last bit. */
    private static final Set<String> EXACT = Set.of(
            "abs", "addExact", "ceil", "floor", "getExponent", "max", "min", "rint", "scalb", "signum", "toIntExact");

    @Test
    void ofMathOnlyWhatIsExactIsCalled() {
        assertThat(called(call -> call.getTargetOwner().isEquivalentTo(Math.class)))
                .contains("max", "scalb")
                .isSubsetOf(EXACT);
    }

    @Test
    void numbersAreAddedInNoOrderOfAMachine() {
        List<String> chance = List.of("parallel", "parallelStream", "parallelPrefix", "parallelSetAll", "average");

        assertThat(called(call -> call.getTargetOwner().getPackageName().startsWith("java.util")))
                .contains("setAll")
                .doesNotContainAnyElementsOf(chance);
    }

    private static Set<String> called(Predicate<JavaMethodCall> which) {
        Set<String> names = new TreeSet<>();
        BOOSTING.forEach(type ->
                type.getMethodCallsFromSelf().stream().filter(which).forEach(call -> names.add(call.getName())));
        return names;
    }
}
