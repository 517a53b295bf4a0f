package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mlmodel.repository.circle.Family;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A simple name means one thing. An annotation is always behind an {@code @}, so that its name is taken by annotations alone. What is nested may have a name that others have where it is private, where it is a member of the
 * family that it stands in (and so is called {@code Source.Images}), or where nothing that stands by itself has it.
 */
class NamesTest {

    @Test
    void noTwoClassesThatStandByThemselvesShareAName() {
        assertThat(shared(ArchitectureTest.PRODUCT)).isEmpty();
    }

    @Test
    void aNameThatIsSharedIsFound() {
        JavaClasses twice = new ClassFileImporter()
                .importPackages(Family.class.getPackageName(), "io.github.mlmodel.repository.name");

        assertThat(shared(twice)).containsOnlyKeys("Stranger");
    }

    /** Returns the full names by simple name, where a class that stands by itself shares its own with others. */
    private static Map<String, Set<String>> shared(JavaClasses classes) {
        Map<String, Set<String>> named = new TreeMap<>();
        for (JavaClass one : classes) {
            if (!one.getSimpleName().isEmpty() && !one.getSimpleName().equals("package-info") && !excused(one)) {
                named.computeIfAbsent((one.isAnnotation() ? "@" : "") + one.getSimpleName(), name -> new TreeSet<>())
                        .add(one.getName());
            }
        }
        named.values().removeIf(names -> names.size() < 2 || names.stream().allMatch(name -> name.contains("$")));
        return named;
    }

    private static boolean excused(JavaClass nested) {
        return nested.getEnclosingClass()
                .map(around ->
                        nested.getModifiers().contains(JavaModifier.PRIVATE) || nested.isAssignableTo(around.getName()))
                .orElse(false);
    }
}
