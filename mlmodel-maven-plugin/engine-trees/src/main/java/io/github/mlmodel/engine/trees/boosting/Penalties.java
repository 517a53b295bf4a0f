package io.github.mlmodel.engine.trees.boosting;

/**
 * The penalties of leaves, in the whole numbers of one tree's pairs.
 *
 * @param lambda added to the second derivatives
 * @param alpha taken from the size of the first
 */
record Penalties(double lambda, double alpha) {

    static Penalties of(BoostingSettings settings, Pairs pairs) {
        return new Penalties(settings.lambda() * pairs.hessianScale(), settings.alpha() * pairs.gradientScale());
    }

    /** Returns what is best added to a leaf. */
    double value(double gradient, double hessian) {
        double curvature = hessian + lambda;
        return curvature > 0 ? -shrunk(gradient) / curvature : 0;
    }

    /** Returns by how much any value of a leaf lowers the loss, times two. */
    double score(double gradient, double hessian, double value) {
        return -(2 * gradient + (hessian + lambda) * value) * value - 2 * alpha * Math.abs(value);
    }

    /** Returns by how much the best value lowers the loss, times two. */
    double score(double gradient, double hessian) {
        double shrunk = shrunk(gradient);
        double curvature = hessian + lambda;
        return curvature > 0 ? shrunk * shrunk / curvature : 0;
    }

    double shrunk(double gradient) {
        return gradient > alpha ? gradient - alpha : gradient < -alpha ? gradient + alpha : 0;
    }
}
