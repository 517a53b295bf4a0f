package io.github.mlmodel.spi.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the shortest decimal form that reads back as the same number. {@link Double#toString} gives it only since
 * JDK 19 (JDK-4511638), and the bytes of what ships must not depend on the JDK.
 */
final class NumberAdapter<T extends Number> extends TypeAdapter<T> {

    static final NumberAdapter<Double> DOUBLE = new NumberAdapter<>(value -> value);
    static final NumberAdapter<Float> FLOAT = new NumberAdapter<>(value -> (float) value);

    /** Any double can be told by so many. */
    private static final int MOST_DIGITS = 17;

    private static final long MANTISSA = (1L << 52) - 1;

    private final DoubleFunction<T> narrow;

    private NumberAdapter(DoubleFunction<T> narrow) {
        this.narrow = narrow;
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
        if (value == null || Double.isNaN(value.doubleValue())) {
            out.nullValue();
        } else if (Double.isInfinite(value.doubleValue())) {
            out.value(value.doubleValue() > 0 ? "Infinity" : "-Infinity");
        } else {
            out.jsonValue(shortest(value));
        }
    }

    @Override
    public @Nullable T read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return narrow.apply(Double.NaN);
        }
        if (in.peek() == JsonToken.STRING) {
            return narrow.apply(in.nextString().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return narrow.apply(Double.parseDouble(in.nextString()));
    }

    private String shortest(T value) {
        double number = value.doubleValue();
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(number);
        Predicate<BigDecimal> readsBack =
                candidate -> narrow.apply(value instanceof Float ? candidate.floatValue() : candidate.doubleValue())
                        .equals(value);
        return text(exact.round(new MathContext(fewestDigits(number, exact, readsBack))));
    }

    /**
     * Finds the fewest digits that read back by halving: with more digits a number comes no further from the exact one. The
     * numbers that read back reach as far below it as above, but for a power of two, where each number of digits is tried.
     */
    private static int fewestDigits(double number, BigDecimal exact, Predicate<BigDecimal> readsBack) {
        int least = 1;
        int most = MOST_DIGITS;
        boolean powerOfTwo = (Double.doubleToRawLongBits(number) & MANTISSA) == 0;
        while (least < most) {
            int digits = powerOfTwo ? least : (least + most) / 2;
            if (readsBack.test(exact.round(new MathContext(digits)))) {
                most = digits;
            } else {
                least = digits + 1;
            }
        }
        return least;
    }

    private static String text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        int magnitude = plain.precision() - plain.scale();
        if (magnitude > -5 && magnitude <= 16) {
            return plain.scale() <= 0 ? plain.toPlainString() + ".0" : plain.toPlainString();
        }
        return plain.toString();
    }
}
