package io.github.mlmodel.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Which tests of a class have run, and well: what all of them rely on is a contract, and what some of them do is not. */
final class RunTests {

    private final Class<?> test;
    private final Set<Method> passed = new HashSet<>();
    private final Set<Method> failed = new HashSet<>();

    RunTests(Class<?> test) {
        this.test = test;
    }

    /** Takes note of how a test has ended, once or more often. */
    synchronized void ended(Method method, boolean well) {
        (well ? passed : failed).add(method);
    }

    /** Returns the names of the tests that have not run, or not well. */
    synchronized List<String> missing() {
        return Stream.concat(failed.stream(), of(test).stream().filter(method -> !passed.contains(method)))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<Method> of(Class<?> type) {
        Set<Method> tests = new HashSet<>(ReflectionSupport.findMethods(
                type,
                method -> AnnotationSupport.isAnnotated(method, Testable.class) && !isDisabled(method),
                HierarchyTraversalMode.TOP_DOWN));
        ReflectionSupport.findNestedClasses(type, RunTests::belongsToTheClassAround)
                .forEach(nested -> tests.addAll(of(nested)));
        return tests;
    }

    private static boolean belongsToTheClassAround(Class<?> nested) {
        return AnnotationSupport.isAnnotated(nested, Nested.class)
                && !AnnotationSupport.isAnnotated(nested, ModelTest.class)
                && !isDisabled(nested)
                && !isConditional(nested);
    }

    /** Nobody is told that a condition has disabled a class. */
    private static boolean isConditional(Class<?> nested) {
        return AnnotationSupport.findRepeatableAnnotations(nested, ExtendWith.class).stream()
                .flatMap(extended -> Arrays.stream(extended.value()))
                .anyMatch(ExecutionCondition.class::isAssignableFrom);
    }

    /** What asserts nothing is not missed. */
    private static boolean isDisabled(AnnotatedElement test) {
        return AnnotationSupport.isAnnotated(test, Disabled.class);
    }
}
