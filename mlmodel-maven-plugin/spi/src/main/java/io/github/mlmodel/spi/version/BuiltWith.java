package io.github.mlmodel.spi.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeMap;

/** Versions that the product's own build wrote down: its own, and those of third-party libraries. */
public final class BuiltWith {

    private static final Properties VERSIONS = versions();

    private BuiltWith() {}

    /**
     * Returns the version of this product or of a library.
     *
     * @param name {@code product}, or the library's name in the product's build
     */
    public static String version(String name) {
        String version = VERSIONS.getProperty(name);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + name + " among " + new TreeMap<>(VERSIONS));
        }
        return version;
    }

    private static Properties versions() {
        Properties properties = new Properties();
        try (InputStream in = BuiltWith.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
