package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Optional;

/** Reads ensembles of trees, whichever operator they are. */
public final class TreeReader {

    private TreeReader() {}

    /** Returns whether an operator is an ensemble of trees. */
    public static boolean reads(String operator) {
        return operator.equals(RegressorNodes.OPERATOR) || operator.equals(EnsembleNodes.OPERATOR);
    }

    /** Reads a node of such an operator, whose attributes are gone then: it is read once. */
    public static TreeSums sums(Site site) throws BeyondJava {
        Optional<TreeSums> before = site.attributes().read(TreeSums.class);
        if (before.isPresent()) {
            return before.get();
        }
        TreeSums sums = site.node().operator().equals(RegressorNodes.OPERATOR)
                ? RegressorNodes.sums(site)
                : EnsembleNodes.sums(site);
        site.attributes().replaceBy(sums);
        return sums;
    }
}
