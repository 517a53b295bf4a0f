package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import org.tribuo.classification.libsvm.LibSVMClassificationModel;
import org.tribuo.classification.sgd.kernel.KernelSVMModel;
import org.tribuo.classification.sgd.protos.KernelSVMModelProto;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.VectorTuple;
import org.tribuo.math.protos.TensorProto;
import org.tribuo.regression.libsvm.LibSVMRegressionModel;
import org.tribuo.regression.libsvm.protos.LibSVMRegressionModelProto;

/** Support vector machines: kernels between rows and support vectors as matrix products. */
final class KernelGraphs {

    /** Which function of the dot product, or of the distance, a kernel is. */
    private enum Shape {
        LINEAR,
        POLYNOMIAL,
        RADIAL,
        SIGMOID
    }

    /**
     * A kernel.
     *
     * @param shape its function
     * @param gamma factor of the dot product or of the squared distance
     * @param shift added to the product
     * @param degree exponent of a polynomial
     */
    private record Kernel(Shape shape, double gamma, double shift, double degree) {

        static Kernel of(svm_parameter parameter) {
            Shape shape =
                    switch (parameter.kernel_type) {
                        case svm_parameter.LINEAR -> Shape.LINEAR;
                        case svm_parameter.POLY -> Shape.POLYNOMIAL;
                        case svm_parameter.RBF -> Shape.RADIAL;
                        case svm_parameter.SIGMOID -> Shape.SIGMOID;
                        default -> throw new IllegalStateException("kernel " + parameter.kernel_type);
                    };
            return new Kernel(shape, parameter.gamma, parameter.coef0, parameter.degree);
        }

        static Kernel of(ComponentPlan plan) {
            Shape shape =
                    switch (Catalog.simpleName(plan.className())) {
                        case "Linear" -> Shape.LINEAR;
                        case "Polynomial" -> Shape.POLYNOMIAL;
                        case "RBF" -> Shape.RADIAL;
                        case "Sigmoid" -> Shape.SIGMOID;
                        default -> throw new IllegalStateException("kernel " + plan.className());
                    };
            return new Kernel(shape, number(plan, "gamma"), number(plan, "intercept"), number(plan, "degree"));
        }

        private static double number(ComponentPlan plan, String property) {
            return plan.text(property).map(Double::parseDouble).orElse(0.0);
        }
    }

    private KernelGraphs() {}

    /**
     * Adds the kernels of all rows with all vectors, and then their weighted sums.
     *
     * @param vectors row-major, one vector after the other, without Tribuo's bias feature
     * @param bias the bias feature's part of every dot product, 0 or 1
     * @param weights {@code [vectors, outputs]}
     * @param offsets added to the sums
     */
    private static String sums(
            Canvas canvas, Kernel kernel, float[] vectors, double bias, double[] weights, double[] offsets) {
        int known = canvas.known();
        int count = vectors.length / known;
        if (kernel.shape() == Shape.LINEAR || count == 0) {
            return linear(canvas, vectors, bias, weights, offsets);
        }
        float[] transposed = new float[vectors.length];
        double[] norms = new double[count];
        for (int vector = 0; vector < count; vector++) {
            for (int feature = 0; feature < known; feature++) {
                float value = vectors[vector * known + feature];
                transposed[feature * count + vector] = value;
                norms[vector] += (double) value * value;
            }
        }
        String constant = canvas.builder().constant(TensorData.floats(transposed, known, count));
        String dots = canvas.node("MatMul", canvas.x(), canvas.cast(constant, ElementType.DOUBLE));
        return canvas.affine(kernels(canvas, kernel, dots, norms, bias), weights, offsets);
    }

    private static String kernels(Canvas canvas, Kernel kernel, String dots, double[] norms, double bias) {
        if (kernel.shape() == Shape.RADIAL) {
            String own = canvas.rowSums(canvas.node("Mul", canvas.x(), canvas.x()));
            String theirs = canvas.matrix(norms, 1, norms.length);
            String twice = canvas.node("Mul", dots, canvas.number(2));
            String distances = canvas.node("Sub", canvas.node("Add", own, theirs), twice);
            return canvas.node("Exp", canvas.node("Mul", distances, canvas.number(-kernel.gamma())));
        }
        String scaled = canvas.node("Mul", dots, canvas.number(kernel.gamma()));
        String inner = canvas.node("Add", scaled, canvas.number(kernel.gamma() * bias + kernel.shift()));
        return kernel.shape() == Shape.SIGMOID
                ? canvas.node("Tanh", inner)
                : canvas.node("Pow", inner, canvas.number(kernel.degree()));
    }

    /** A linear kernel needs no vectors: their weighted sums are the weights of the features. */
    private static String linear(Canvas canvas, float[] vectors, double bias, double[] weights, double[] offsets) {
        int known = canvas.known();
        int outputs = offsets.length;
        double[] matrix = new double[known * outputs];
        double[] constants = offsets.clone();
        for (int vector = 0; vector < vectors.length / known; vector++) {
            for (int output = 0; output < outputs; output++) {
                double weight = weights[vector * outputs + output];
                constants[output] += weight * bias;
                for (int feature = 0; feature < known; feature++) {
                    matrix[feature * outputs + output] += weight * vectors[vector * known + feature];
                }
            }
        }
        return canvas.affine(canvas.x(), matrix, constants);
    }

    /** Adds Tribuo's own kernel machine, whose vectors have a bias feature of 1. */
    static Outputs kernelSvm(Canvas canvas, KernelSVMModel model, ComponentPlan plan) {
        KernelSVMModelProto proto = LinearGraphs.unpack(model, KernelSVMModelProto.class);
        DenseMatrix weights = (DenseMatrix) org.tribuo.math.la.Tensor.deserialize(proto.getWeights());
        int count = proto.getSupportVectorsCount();
        int classes = canvas.classes();
        float[] vectors = new float[count * canvas.known()];
        double[] matrix = new double[count * classes];
        int vector = 0;
        for (TensorProto tensor : proto.getSupportVectorsList()) {
            for (VectorTuple value : (SparseVector) org.tribuo.math.la.Tensor.deserialize(tensor)) {
                if (value.index < canvas.known()) {
                    vectors[vector * canvas.known() + value.index] = (float) value.value;
                }
            }
            for (int label = 0; label < classes; label++) {
                matrix[vector * classes + label] = weights.get(label, vector);
            }
            vector++;
        }
        Kernel kernel = Kernel.of(plan.nested("kernel").orElseThrow());
        String scores = sums(canvas, kernel, vectors, 1, matrix, new double[classes]);
        return Outputs.inOrder(scores, classes, Kind.SCORES);
    }

    /** Adds a regression of LIBSVM: the one decision value, unstandardised where the target was standardised. */
    static Outputs libSvm(Canvas canvas, LibSVMRegressionModel model) {
        svm_model inner = model.getInnerModels().get(0);
        String value =
                sums(canvas, Kernel.of(inner.param), vectors(canvas, inner), 0, inner.sv_coef[0].clone(), new double[] {
                    -inner.rho[0]
                });
        LibSVMRegressionModelProto proto = LinearGraphs.unpack(model, LibSVMRegressionModelProto.class);
        return Outputs.number(
                proto.getStandardized()
                        ? LinearGraphs.shifted(canvas, value, proto.getVariances(0), proto.getMeans(0))
                        : value);
    }

    /**
     * Adds a classifier of LIBSVM: a decision value for each pair of classes, then votes, or probabilities by pairwise
     * coupling.
     */
    static Outputs libSvm(Canvas canvas, LibSVMClassificationModel model) {
        svm_model inner = model.getInnerModels().get(0);
        int classes = inner.nr_class;
        if (classes < 2) {
            throw LinearGraphs.oneClass(canvas);
        }
        int pairs = classes * (classes - 1) / 2;
        double[] offsets = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            offsets[pair] = -inner.rho[pair];
        }
        String decisions =
                sums(canvas, Kernel.of(inner.param), vectors(canvas, inner), 0, pairWeights(inner, pairs), offsets);
        boolean probabilities = model.generatesProbabilities();
        String scores = probabilities
                ? new PairwiseCoupling(canvas, classes).probabilities(decisions, inner.probA, inner.probB)
                : votes(canvas, decisions, classes, pairs);
        return Outputs.inOrderOf(
                inner.label, scores, canvas.classes(), probabilities ? Kind.PROBABILITIES : Kind.SCORES);
    }

    /** The weights of LIBSVM's {@code svm_predict_values}: class i's vectors by row j−1, class j's by row i. */
    private static double[] pairWeights(svm_model inner, int pairs) {
        int classes = inner.nr_class;
        double[] weights = new double[inner.l * pairs];
        int[] starts = new int[classes + 1];
        for (int label = 0; label < classes; label++) {
            starts[label + 1] = starts[label] + inner.nSV[label];
        }
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                for (int vector = starts[i]; vector < starts[i + 1]; vector++) {
                    weights[vector * pairs + pair] = inner.sv_coef[j - 1][vector];
                }
                for (int vector = starts[j]; vector < starts[j + 1]; vector++) {
                    weights[vector * pairs + pair] = inner.sv_coef[i][vector];
                }
                pair++;
            }
        }
        return weights;
    }

    private static String votes(Canvas canvas, String decisions, int classes, int pairs) {
        String first = canvas.cast(canvas.node("Greater", decisions, canvas.number(0)), ElementType.DOUBLE);
        double[] gains = new double[pairs * classes];
        double[] otherwise = new double[classes];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                gains[pair * classes + i] = 1;
                gains[pair * classes + j] = -1;
                otherwise[j]++;
                pair++;
            }
        }
        return canvas.affine(first, gains, otherwise);
    }

    private static float[] vectors(Canvas canvas, svm_model inner) {
        float[] vectors = new float[inner.l * canvas.known()];
        for (int vector = 0; vector < inner.l; vector++) {
            for (svm_node node : inner.SV[vector]) {
                vectors[vector * canvas.known() + node.index] = (float) node.value;
            }
        }
        return vectors;
    }
}
