package io.github.mlmodel.runtime.operator.tensor;

/** Functions as ONNX Runtime approximates them, in the order of its arithmetic on processors that multiply and add at once. */
@SuppressWarnings("FloatingPointLiteralPrecision") // constants as ONNX Runtime writes them
public final class Approximations {

    private static final float LOG2_E = 1.44269504088896341f;
    private static final float ROUNDING = 12_582_912f;
    private static final float LN2_HIGH = -6.93145752e-1f;
    private static final float LN2_LOW = -1.42860677e-6f;
    private static final float LEAST_EXP = -103.9720840454f;
    private static final float MOST_EXP = 88.7762626647950f;

    private Approximations() {}

    /** Returns e to the power of a number. */
    public static float exp(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        float bounded = Math.min(MOST_EXP, Math.max(LEAST_EXP, x));
        float power = Fused.of(bounded, LOG2_E, ROUNDING) - ROUNDING;
        float rest = Fused.of(power, LN2_HIGH, bounded);
        rest = Fused.of(power, LN2_LOW, rest);
        float sum = 0x1.694000p-10f;
        sum = Fused.of(sum, rest, 0x1.125edcp-7f);
        sum = Fused.of(sum, rest, 0x1.555b5ap-5f);
        sum = Fused.of(sum, rest, 0x1.555450p-3f);
        sum = Fused.of(sum, rest, 0x1.fffff6p-2f);
        sum = Fused.of(sum, rest, 1f);
        sum = Fused.of(sum, rest, 1f);
        return Math.scalb(sum, (int) power);
    }

    /** Returns 1 / (1 + e^-x). */
    public static float sigmoid(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        float bounded = Math.max(-18f, Math.min(18f, x));
        float square = bounded * bounded;
        float above = 4.37031012579801e-11f;
        above = Fused.of(above, square, 1.15627324459942e-07f);
        above = Fused.of(above, square, 6.08574864600143e-05f);
        above = Fused.of(above, square, 8.51377133304701e-03f);
        above = Fused.of(above, square, 2.48287947061529e-01f);
        above = above * bounded;
        float below = 6.10247389755681e-13f;
        below = Fused.of(below, square, 5.76102136993427e-09f);
        below = Fused.of(below, square, 6.29106785017040e-06f);
        below = Fused.of(below, square, 1.70198817374094e-03f);
        below = Fused.of(below, square, 1.16817656904453e-01f);
        below = Fused.of(below, square, 9.93151921023180e-01f);
        return Math.max(0f, above / below + 0.5f);
    }

    /** Returns the hyperbolic tangent. */
    public static float tanh(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        float bounded = Math.max(-9f, Math.min(9f, x));
        float square = bounded * bounded;
        float above = -2.76076847742355e-16f;
        above = Fused.of(above, square, 2.00018790482477e-13f);
        above = Fused.of(above, square, -8.60467152213735e-11f);
        above = Fused.of(above, square, 5.12229709037114e-08f);
        above = Fused.of(above, square, 1.48572235717979e-05f);
        above = Fused.of(above, square, 6.37261928875436e-04f);
        above = Fused.of(above, square, 4.89352455891786e-03f);
        above = above * bounded;
        float below = 1.19825839466702e-06f;
        below = Fused.of(below, square, 1.18534705686654e-04f);
        below = Fused.of(below, square, 2.26843463243900e-03f);
        below = Fused.of(below, square, 4.89352518554385e-03f);
        return above / below;
    }

    static float erf(float x) {
        if (Float.isNaN(x)) {
            return x;
        }
        float size = Math.min(3.925f, Math.abs(x));
        return Math.copySign(size > 0.921875f ? erfOfLarge(size) : erfOfSmall(size), x);
    }

    private static float erfOfSmall(float x) {
        float square = x * x;
        float sum = -5.99104969e-4f;
        sum = Fused.of(sum, square, 4.99339588e-3f);
        sum = Fused.of(sum, square, -2.67667342e-2f);
        sum = Fused.of(sum, square, 1.12818025e-1f);
        sum = Fused.of(sum, square, -3.76124859e-1f);
        sum = Fused.of(sum, square, 1.28379151e-1f);
        return Fused.of(sum, x, x);
    }

    private static float erfOfLarge(float x) {
        float sum = 1.72948930e-5f;
        sum = Fused.of(sum, x, -3.83208680e-4f);
        sum = Fused.of(sum, x, 3.88393435e-3f);
        sum = Fused.of(sum, x, -2.42545605e-2f);
        sum = Fused.of(sum, x, 1.06777847e-1f);
        sum = Fused.of(sum, x, 6.34846687e-1f);
        sum = Fused.of(sum, x, 1.28717512e-1f);
        sum = Fused.of(sum, x, x);
        return 1f - expOfErf(-sum);
    }

    private static float expOfErf(float x) {
        float power = Fused.of(x, LOG2_E, ROUNDING) - ROUNDING;
        float rest = Fused.of(power, LN2_HIGH, x);
        rest = Fused.of(power, LN2_LOW, rest);
        float sum = 1.38319808e-3f;
        sum = Fused.of(sum, rest, 8.37550033e-3f);
        sum = Fused.of(sum, rest, 4.16689515e-2f);
        sum = Fused.of(sum, rest, 1.66664466e-1f);
        sum = Fused.of(sum, rest, 4.99999851e-1f);
        sum = Fused.of(sum, rest, 1f);
        sum = Fused.of(sum, rest, 1f);
        return Math.scalb(sum, (int) power);
    }
}
