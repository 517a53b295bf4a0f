package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.Locale;

/** What messages say of a base's inputs. */
final class Inputs {

    private Inputs() {}

    /** Returns name, element type and lengths of a value. */
    static String shown(ValueInfo value) {
        return "'" + value.name() + "' " + value.type().name().toLowerCase(Locale.ROOT) + " "
                + value.shape().stream()
                        .map(length -> length == ValueInfo.ROWS ? "?" : Long.toString(length))
                        .toList();
    }
}
