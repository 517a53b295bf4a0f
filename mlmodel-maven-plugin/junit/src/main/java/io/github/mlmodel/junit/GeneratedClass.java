package io.github.mlmodel.junit;

import io.github.mlmodel.runtime.Model;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/**
 * A class that was generated for a model, known by what it can do: {@code static X of(Model)}.
 *
 * @param factory that method
 */
record GeneratedClass(Method factory) {

    /** Returns it, if a class is one. */
    static Optional<GeneratedClass> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("of")
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Model.class}))
                .findFirst()
                .map(GeneratedClass::new);
    }

    /** Returns an instance for a model. */
    Object of(Model model) {
        try {
            return factory.invoke(null, model);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(factory + " failed", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(factory + " cannot be called: make its class public", e);
        }
    }
}
