package io.github.mlmodel.engine.trees.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XgboostTest {

    @Test
    void libraryThatDoesNotLoadIsExplained() {
        Throwable thrown = new ExceptionInInitializerError(new UnsatisfiedLinkError(
                "/tmp/libxgboost4j.so: libgomp.so.1: cannot open shared object file: No such file or directory"));

        assertThat(Xgboost.notLoaded("Linux", "amd64", thrown))
                .isEqualTo("XGBoost cannot load its native library on Linux amd64:"
                        + " /tmp/libxgboost4j.so: libgomp.so.1: cannot open shared object file: No such file or"
                        + " directory. It is made for Linux x64 and arm64 with glibc and libgomp (Debian and Ubuntu:"
                        + " apt-get install libgomp1), macOS, and Windows x64; not for musl (Alpine). Install what is"
                        + " missing, or use <trainer>random-forest</trainer>, which needs no native library.");
    }
}
