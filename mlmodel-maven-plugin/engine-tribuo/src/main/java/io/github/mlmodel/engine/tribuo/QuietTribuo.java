package io.github.mlmodel.engine.tribuo;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import libsvm.svm;

/** Runs Tribuo without its log lines, LIBSVM's prints, and the mistakes it makes under a Turkish default locale. */
final class QuietTribuo {

    /** Held here because loggers that nobody holds forget their level. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.tribuo"), Logger.getLogger("com.oracle.labs.mlrg.olcut"));

    private QuietTribuo() {}

    /** Runs {@code work} and returns what it returns. */
    static <T> T run(Supplier<T> work) {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        svm.svm_set_print_string_function(line -> {});
        Locale locale = Locale.getDefault();
        if ("i".toUpperCase(locale).equals("I")) {
            return work.get();
        }
        // Tribuo makes method names by toUpperCase() without a locale: set·Id becomes set·İd.
        Locale.setDefault(Locale.ROOT);
        try {
            return work.get();
        } finally {
            Locale.setDefault(locale);
        }
    }
}
