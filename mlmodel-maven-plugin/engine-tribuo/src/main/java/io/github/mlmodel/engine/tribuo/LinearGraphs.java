package io.github.mlmodel.engine.tribuo;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.mnb.MultinomialNaiveBayesModel;
import org.tribuo.classification.mnb.protos.MultinomialNaiveBayesProto;
import org.tribuo.common.sgd.AbstractFMModel;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseSparseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.la.VectorTuple;
import org.tribuo.regression.ImmutableRegressionInfo;
import org.tribuo.regression.liblinear.LibLinearRegressionModel;
import org.tribuo.regression.sgd.fm.FMRegressionModel;
import org.tribuo.regression.sgd.protos.FMRegressionModelProto;
import org.tribuo.regression.slm.SparseLinearModel;
import org.tribuo.regression.slm.protos.SparseLinearModelProto;

/** Models whose scores are sums of weighted features, and factorisation machines. */
final class LinearGraphs {

    private LinearGraphs() {}

    /** Adds a linear model of stochastic gradients: the last column of its weights is the bias. */
    static String linear(Canvas canvas, AbstractLinearSGDModel<?> model) {
        DenseMatrix weights = model.getWeightsCopy();
        int outputs = weights.getDimension1Size();
        double[] matrix = new double[canvas.known() * outputs];
        double[] bias = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            for (int feature = 0; feature < canvas.known(); feature++) {
                matrix[feature * outputs + output] = weights.get(output, feature);
            }
            bias[output] = weights.get(output, canvas.known());
        }
        return canvas.affine(canvas.x(), matrix, bias);
    }

    /**
     * Adds a factorisation machine: {@code b + w·x + ½ Σ_k ((V_k·x)² − V_k²·x²)} for each output (Rendle, Factorization
     * Machines, 2010, lemma 3.1).
     */
    static String factorised(Canvas canvas, AbstractFMModel<?> model) {
        DenseMatrix weights = model.getLinearWeightsCopy();
        int outputs = weights.getDimension1Size();
        double[] matrix = new double[canvas.known() * outputs];
        for (int output = 0; output < outputs; output++) {
            for (int feature = 0; feature < canvas.known(); feature++) {
                matrix[feature * outputs + output] = weights.get(output, feature);
            }
        }
        String linear = canvas.affine(canvas.x(), matrix, model.getBiasesCopy().toArray());
        String squares = canvas.node("Mul", canvas.x(), canvas.x());
        List<String> pairs = new ArrayList<>();
        for (Tensor factor : model.getFactorsCopy()) {
            pairs.add(pairs(canvas, (DenseMatrix) factor, squares));
        }
        String half = canvas.node("Mul", canvas.concat(pairs), canvas.number(0.5));
        return canvas.node("Add", linear, half);
    }

    private static String pairs(Canvas canvas, DenseMatrix factors, String squares) {
        int size = factors.getDimension1Size();
        double[] v = new double[canvas.known() * size];
        double[] squared = new double[canvas.known()];
        for (int feature = 0; feature < canvas.known(); feature++) {
            for (int k = 0; k < size; k++) {
                double weight = factors.get(k, feature);
                v[feature * size + k] = weight;
                squared[feature] += weight * weight;
            }
        }
        String product = canvas.node("MatMul", canvas.x(), canvas.matrix(v, canvas.known(), size));
        String sums = canvas.rowSums(canvas.node("Mul", product, product));
        String own = canvas.node("MatMul", squares, canvas.matrix(squared, canvas.known(), 1));
        return canvas.node("Sub", sums, own);
    }

    /** Adds softmax where the model gives probabilities. */
    static Outputs classified(Canvas canvas, String scores, boolean probabilities) {
        return probabilities
                ? Outputs.inOrder(softmax(canvas, scores), canvas.classes(), Kind.PROBABILITIES)
                : Outputs.inOrder(scores, canvas.classes(), Kind.SCORES);
    }

    static String softmax(Canvas canvas, String scores) {
        return canvas.builder().node("Softmax", List.of(scores), new Attribute("axis", 1L));
    }

    /** Adds a factorisation machine for a number; where it standardised its target, Tribuo divided by the variance. */
    static Outputs factorisedNumber(Canvas canvas, FMRegressionModel model) {
        String value = factorised(canvas, model);
        if (!unpack(model, FMRegressionModelProto.class).getStandardise()) {
            return Outputs.number(value);
        }
        ImmutableRegressionInfo info = (ImmutableRegressionInfo) model.getOutputIDInfo();
        return Outputs.number(shifted(canvas, value, info.getVariance(0), info.getMean(0)));
    }

    static String shifted(Canvas canvas, String value, double factor, double summand) {
        String scaled = canvas.node("Mul", value, canvas.matrix(new double[] {factor}, 1, 1));
        return canvas.node("Add", scaled, canvas.matrix(new double[] {summand}, 1, 1));
    }

    /**
     * Adds a classifier of LIBLINEAR. Two classes share one column of weights; probabilities of more classes are
     * sigmoids divided by their sum (LIBLINEAR's {@code predict_probability}), not a softmax.
     */
    static Outputs libLinear(Canvas canvas, LibLinearClassificationModel model) {
        de.bwaldvogel.liblinear.Model inner = model.getInnerModels().get(0);
        int[] labels = inner.getLabels();
        if (labels.length < 2) {
            throw oneClass(canvas);
        }
        double[] weights = inner.getFeatureWeights();
        int columns = weights.length / (canvas.known() + 1);
        String scores = libLinearScores(canvas, weights, columns);
        Kind kind = inner.isProbabilityModel() ? Kind.PROBABILITIES : Kind.SCORES;
        if (inner.isProbabilityModel()) {
            scores = canvas.node("Sigmoid", scores);
            scores = columns == 1
                    ? canvas.concat(List.of(scores, canvas.node("Sub", canvas.number(1), scores)))
                    : canvas.node("Div", scores, canvas.rowSums(scores));
        } else if (columns == 1) {
            scores = canvas.concat(List.of(scores, canvas.node("Neg", scores)));
        }
        return Outputs.inOrderOf(labels, scores, canvas.classes(), kind);
    }

    private static String libLinearScores(Canvas canvas, double[] weights, int columns) {
        int split = canvas.known() * columns;
        return canvas.affine(
                canvas.x(), Arrays.copyOf(weights, split), Arrays.copyOfRange(weights, split, weights.length));
    }

    static MlModelException oneClass(Canvas canvas) {
        return MlModelException.user("Trainer '" + canvas.trainer()
                + "' drew a sample of the rows with a single label, from which its inner trainer learns nothing. Use "
                + "more rows, another seed, or another inner trainer.");
    }

    static Outputs libLinear(Canvas canvas, LibLinearRegressionModel model) {
        double[] weights = model.getInnerModels().get(0).getFeatureWeights();
        return Outputs.number(libLinearScores(canvas, weights, 1));
    }

    /** Adds a sparse linear model, which centres and scales features and target by what it was trained on. */
    static Outputs sparseLinear(Canvas canvas, SparseLinearModel model) {
        SparseLinearModelProto proto = unpack(model, SparseLinearModelProto.class);
        SparseVector weights = (SparseVector) Tensor.deserialize(proto.getWeights(0));
        if (weights.numActiveElements() == 0) {
            throw MlModelException.user("Trainer '" + canvas.trainer()
                    + "' kept no feature, so that it predicts the same number for every row. Lower its penalty 'alpha', "
                    + "or raise 'maxNumFeatures'.");
        }
        double[] means = ((DenseVector) Tensor.deserialize(proto.getFeatureMeans())).toArray();
        double[] norms = ((DenseVector) Tensor.deserialize(proto.getFeatureNorms())).toArray();
        double[] matrix = new double[canvas.known()];
        double bias = 0;
        for (VectorTuple weight : weights) {
            double scaled = weight.value / norms[weight.index];
            if (weight.index < canvas.known()) {
                matrix[weight.index] = scaled;
                bias -= scaled * means[weight.index];
            } else {
                bias += scaled * (1 - means[weight.index]);
            }
        }
        String sum = canvas.affine(canvas.x(), matrix, new double[] {bias});
        return Outputs.number(shifted(canvas, sum, proto.getYNorm(0), proto.getYMean(0)));
    }

    /**
     * Adds naive Bayes: log-probabilities times counts, then softmax. For a feature that a class never had, Tribuo's
     * denominator is the norm of the class's log-probabilities, not of its counts; so is this one.
     */
    static Outputs naiveBayes(Canvas canvas, MultinomialNaiveBayesModel model) {
        MultinomialNaiveBayesProto proto = unpack(model, MultinomialNaiveBayesProto.class);
        DenseSparseMatrix logs = (DenseSparseMatrix) Tensor.deserialize(proto.getLabelWordProbs());
        int classes = canvas.classes();
        double[] matrix = new double[canvas.known() * classes];
        for (int label = 0; label < classes; label++) {
            SparseVector row = logs.getRow(label);
            double unseen = StrictMath.log(proto.getAlpha() / (row.oneNorm() + canvas.known() * proto.getAlpha()));
            for (int feature = 0; feature < canvas.known(); feature++) {
                matrix[feature * classes + label] = unseen;
            }
            for (VectorTuple log : row) {
                matrix[log.index * classes + label] = log.value;
            }
        }
        String scores = canvas.node("MatMul", canvas.x(), canvas.matrix(matrix, canvas.known(), classes));
        return Outputs.inOrder(softmax(canvas, scores), classes, Kind.PROBABILITIES);
    }

    /** Returns what only Tribuo's protobuf tells of a model. */
    static <P extends com.google.protobuf.Message> P unpack(Model<?> model, Class<P> type) {
        try {
            return model.serialize().getSerializedData().unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw MlModelException.internal("Tribuo's " + model.getClass().getName() + " cannot be read.", e);
        }
    }
}
