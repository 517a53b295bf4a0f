package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;

/** Reads ensembles of trees, whichever operator they are. */
public final class TreeReader {

    private TreeReader() {}

    /** Returns whether an operator is an ensemble of trees. */
    public static boolean reads(String operator) {
        return operator.equals(RegressorNodes.OPERATOR) || operator.equals(EnsembleNodes.OPERATOR);
    }

    /** Reads a node of such an operator. */
    public static TreeSums sums(Site site) throws BeyondJava {
        return site.node().operator().equals(RegressorNodes.OPERATOR)
                ? RegressorNodes.sums(site)
                : EnsembleNodes.sums(site);
    }
}
