package io.github.mlmodel.engine.trees.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.IntConsumer;

/** Limited-memory BFGS (Nocedal, Wright: Numerical Optimization, algorithm 7.5) with a weak Wolfe line search. */
final class Lbfgs {

    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 40;

    private final Objective objective;
    private final double tolerance;
    private final Deque<Step> steps = new ArrayDeque<>();
    private double[] point;
    private double[] gradient;
    private double value;

    /** A smooth function. */
    interface Objective {
        /** Returns the value at {@code point} and sets {@code gradient}. */
        double at(double[] point, double[] gradient);
    }

    private record Step(double[] moved, double[] changed, double curvature) {}

    /**
     * Starts at a point.
     *
     * @param tolerance largest absolute component of the gradient at the end
     */
    Lbfgs(Objective objective, double[] start, double tolerance) {
        this.objective = objective;
        this.tolerance = tolerance;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.value = objective.at(point, gradient);
    }

    /** Goes down until the gradient is small enough, no step goes down any more, or the iterations are used up. */
    double[] minimise(int iterations, IntConsumer progress) {
        for (int done = 0; done < iterations && largest(gradient) > tolerance; done++) {
            if (!descend()) {
                break;
            }
            progress.accept(done + 1);
        }
        return point;
    }

    private boolean descend() {
        double[] direction = direction();
        double slope = dot(direction, gradient);
        if (!(slope < 0)) {
            steps.clear();
            return false;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = steps.isEmpty() ? Math.min(1, 1 / StrictMath.sqrt(dot(gradient, gradient))) : 1;
        double[] next = new double[point.length];
        double[] nextGradient = new double[point.length];
        for (int trial = 0; trial < TRIALS; trial++) {
            for (int i = 0; i < next.length; i++) {
                next[i] = point[i] + length * direction[i];
            }
            double nextValue = objective.at(next, nextGradient);
            double nextSlope = dot(direction, nextGradient);
            if (!(nextValue <= value + SUFFICIENT * length * slope)) {
                high = length;
                length = between(low, high, slope, nextValue, length);
            } else if (nextSlope < CURVATURE * slope) {
                low = length;
                length = high == Double.POSITIVE_INFINITY ? 2 * length : (low + high) / 2;
            } else {
                accept(next, nextGradient, nextValue);
                return true;
            }
        }
        return false;
    }

    /** The minimum of the parabola through the value and slope at 0 and the value found, kept off the ends. */
    private double between(double low, double high, double slope, double found, double length) {
        double least = low + 0.1 * (high - low);
        double most = low + 0.5 * (high - low);
        double curve = 2 * (found - value - slope * length);
        double minimum = -slope * length * length / curve;
        return minimum >= least && minimum <= most ? minimum : most;
    }

    private void accept(double[] next, double[] nextGradient, double nextValue) {
        double[] moved = new double[next.length];
        double[] changed = new double[next.length];
        for (int i = 0; i < next.length; i++) {
            moved[i] = next[i] - point[i];
            changed[i] = nextGradient[i] - gradient[i];
        }
        double curvature = dot(moved, changed);
        if (curvature > 0) {
            if (steps.size() == MEMORY) {
                steps.removeFirst();
            }
            steps.addLast(new Step(moved, changed, curvature));
        }
        point = next;
        gradient = nextGradient;
        value = nextValue;
    }

    private double[] direction() {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        if (steps.isEmpty()) {
            return direction;
        }
        double[] factors = new double[steps.size()];
        int at = steps.size();
        for (Iterator<Step> back = steps.descendingIterator(); back.hasNext(); ) {
            Step step = back.next();
            factors[--at] = dot(step.moved, direction) / step.curvature;
            add(direction, step.changed, -factors[at]);
        }
        Step last = steps.getLast();
        double scale = last.curvature / dot(last.changed, last.changed);
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (Step step : steps) {
            double correction = dot(step.changed, direction) / step.curvature;
            add(direction, step.moved, factors[at++] - correction);
        }
        return direction;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
