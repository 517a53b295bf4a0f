package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Calls into XGBoost, whose native library is loaded by the first. */
final class Xgboost {

    private Xgboost() {}

    /** Something that XGBoost does. */
    interface XgboostCall<T> {
        T run() throws XGBoostError, IOException;
    }

    /**
     * Calls, and turns what XGBoost throws into a sentence.
     *
     * @throws MlModelException when the library does not load, or the call fails
     */
    static <T> T call(XgboostCall<T> call) {
        try {
            return call.run();
        } catch (XGBoostError | IOException e) {
            throw MlModelException.internal(
                    "XGBoost failed: " + firstLine(String.valueOf(e.getMessage()))
                            + ". If its memory ran out, close other programs or train on fewer rows; else report this"
                            + " with the model's configuration.",
                    e);
        } catch (LinkageError e) {
            throw MlModelException.internal(
                    notLoaded(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"), e), e);
        }
    }

    /** Says why the native library may not load: what is thrown hides the reason in its causes. */
    static String notLoaded(String system, String architecture, Throwable thrown) {
        return "XGBoost cannot load its native library on " + system + " " + architecture
                + ": " + firstLine(Causes.reason(thrown))
                + ". It is made for Linux x64 and arm64 with glibc and libgomp (Debian and Ubuntu: apt-get install"
                + " libgomp1), macOS, and Windows x64; not for musl (Alpine). Install what is missing, or use"
                + " <trainer>" + EngineCatalog.RANDOM_FOREST + "</trainer>, which needs no native library.";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
