package io.github.mlmodel.runtime.operator.text;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.LongPlaces;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Looks values up in a table; of equal keys the first counts. */
public final class LabelEncoder {

    private LabelEncoder() {}

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows(
                "keys_strings",
                "keys_int64s",
                "keys_floats",
                "values_strings",
                "values_int64s",
                "values_floats",
                "default_string",
                "default_int64",
                "default_float");
        TensorElement from = site.of(0, TensorElement.STRING, TensorElement.INT64, TensorElement.FLOAT);
        TensorValue values = values(site);
        int keys = keys(site.attributes(), from);
        if (keys != values.size() - 1) {
            throw new IllegalArgumentException(
                    "it has " + keys + " keys of its input's type, and " + (values.size() - 1) + " values");
        }
        return Bound.of(values.type(), encoder(site.attributes(), from, values));
    }

    private static int keys(Attributes attributes, TensorElement from) {
        return switch (from) {
            case STRING -> attributes.texts("keys_strings").length;
            case INT64 -> attributes.integers("keys_int64s").length;
            case FLOAT, DOUBLE, INT32, UINT8, BOOL -> attributes.numbers("keys_floats").length;
        };
    }

    /** Returns the values, and behind them what every other key becomes. */
    private static TensorValue values(Site site) throws BeyondJava {
        Attributes attributes = site.attributes();
        if (attributes.has("values_strings")) {
            String[] values = attributes.texts("values_strings");
            String[] all = Arrays.copyOf(values, values.length + 1);
            all[values.length] = attributes.text("default_string", "_Unused");
            return TensorValue.of(all, all.length);
        }
        if (attributes.has("values_int64s")) {
            long[] values = attributes.integers("values_int64s");
            long[] all = Arrays.copyOf(values, values.length + 1);
            all[values.length] = attributes.integer("default_int64", -1);
            return TensorValue.of(all, all.length);
        }
        if (!attributes.has("values_floats")) {
            throw site.beyond("without values");
        }
        float[] values = attributes.numbers("values_floats");
        float[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = attributes.number("default_float", -0f);
        return TensorValue.of(all, all.length);
    }

    private static Bound.Single encoder(Attributes attributes, TensorElement from, TensorValue values) {
        int other = values.size() - 1;
        if (from == TensorElement.STRING) {
            Map<String, Integer> places = new HashMap<>();
            for (String key : attributes.texts("keys_strings")) {
                int place = places.size();
                places.putIfAbsent(key, place);
            }
            int[] firsts = firsts(attributes.texts("keys_strings"), places);
            return in -> {
                String[] texts = in[0].texts();
                return encoded(in[0], values, i -> {
                    Integer place = places.get(texts[i]);
                    return place == null ? other : firsts[place];
                });
            };
        }
        long[] keys = from == TensorElement.INT64
                ? attributes.integers("keys_int64s")
                : bits(attributes.numbers("keys_floats"));
        LongPlaces places = new LongPlaces(keys.length);
        int[] firsts = new int[keys.length];
        for (int i = keys.length - 1; i >= 0; i--) {
            firsts[places.add(keys[i])] = i;
        }
        return in -> {
            long[] given = from == TensorElement.INT64 ? in[0].longs() : bits(in[0].floats());
            return encoded(in[0], values, i -> {
                int place = places.of(given[i]);
                return place < 0 ? other : firsts[place];
            });
        };
    }

    private static int[] firsts(String[] keys, Map<String, Integer> places) {
        int[] firsts = new int[places.size()];
        for (int i = keys.length - 1; i >= 0; i--) {
            Integer place = places.get(keys[i]);
            firsts[place == null ? 0 : place] = i;
        }
        return firsts;
    }

    /** Both zeros are one key, and so is every NaN. */
    private static long[] bits(float[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i] == 0 ? 0f : values[i]);
        }
        return bits;
    }

    private static TensorValue encoded(TensorValue in, TensorValue values, IntUnaryOperator place) {
        int[] places = new int[in.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place.applyAsInt(i);
        }
        return values.picked(places, in.shape());
    }
}
