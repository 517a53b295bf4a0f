package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mlmodel.repository.circle.Family;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Circles within packages, which rules over packages do not see: classes of which each needs all others. Nobody can understand one
 * of them alone. The members of a sealed family may need each other; which these are, the classes themselves say.
 */
class CirclesTest {

    @Test
    void classesOfAPackageNeedEachOtherInSealedFamiliesAlone() throws ClassNotFoundException {
        assertThat(withoutFamilies(circles(ArchitectureTest.PRODUCT))).isEmpty();
    }

    @Test
    void familiesAmongTheCirclesAreFound() {
        assertThat(circles(ArchitectureTest.PRODUCT))
                .contains(Set.of(
                        "io.github.mlmodel.engine.neural.loss.Loss",
                        "io.github.mlmodel.engine.neural.loss.CrossEntropy",
                        "io.github.mlmodel.engine.neural.loss.NumberLoss"));
    }

    @Test
    void aCircleOfStrangersIsFoundAndAFamilyIsNone() throws ClassNotFoundException {
        String name = Family.class.getPackageName();

        Collection<Set<String>> circles = circles(new ClassFileImporter().importPackages(name));

        assertThat(circles)
                .containsExactlyInAnyOrder(
                        Set.of(name + ".Family", name + ".First", name + ".Second"),
                        Set.of(name + ".Stranger", name + ".Guest"));
        assertThat(withoutFamilies(circles)).containsExactly(Set.of(name + ".Stranger", name + ".Guest"));
    }

    /** Returns the sets of more than one class of a package that all reach each other; what is nested counts as the class around. */
    private static Collection<Set<String>> circles(JavaClasses classes) {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (JavaClass one : classes) {
            Set<String> needed = needs.computeIfAbsent(top(one), name -> new TreeSet<>());
            if (one.isAnnotation()) {
                // It does nothing itself: who reads it needs it, and the class that it names it does not call.
                continue;
            }
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(other -> other.getPackageName().equals(one.getPackageName()))
                    .filter(other -> !top(other).equals(top(one)))
                    .forEach(other -> needed.add(top(other)));
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        needs.keySet().forEach(name -> reached.put(name, reached(name, needs)));
        Set<Set<String>> circles = new HashSet<>();
        reached.forEach((name, others) -> {
            Set<String> circle = new TreeSet<>(others);
            circle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
            if (circle.size() > 1) {
                circles.add(circle);
            }
        });
        return circles;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> needs) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (String needed : needs.getOrDefault(next.pop(), Set.of())) {
                if (reached.add(needed)) {
                    next.push(needed);
                }
            }
        }
        return reached;
    }

    private static String top(JavaClass one) {
        return top(one.getName());
    }

    private static String top(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static List<Set<String>> withoutFamilies(Collection<Set<String>> circles) throws ClassNotFoundException {
        List<Set<String>> strange = new ArrayList<>();
        for (Set<String> circle : circles) {
            boolean family = false;
            for (String member : circle) {
                Set<String> members = new TreeSet<>(Set.of(member));
                addPermitted(Class.forName(member, false, CirclesTest.class.getClassLoader()), members);
                family |= members.containsAll(circle);
            }
            if (!family) {
                strange.add(circle);
            }
        }
        return strange;
    }

    private static void addPermitted(Class<?> type, Set<String> members) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                members.add(top(permitted.getName()));
                addPermitted(permitted, members);
            }
        }
    }
}
