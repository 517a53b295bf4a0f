package io.github.mlmodel.runtime.operator;

/** Makes kernels of nodes. */
@FunctionalInterface
public interface NodeOperator {

    /**
     * Looks at a node before it runs.
     *
     * @throws BeyondJava if it has attributes, types or inputs that Java does not evaluate
     * @throws IllegalArgumentException if it makes no sense
     */
    Bound bind(Site site) throws BeyondJava;
}
