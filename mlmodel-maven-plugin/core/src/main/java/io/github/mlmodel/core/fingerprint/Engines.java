package io.github.mlmodel.core.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The engines that exist, known without resolving them: what they train, and what of them decides bytes. */
public final class Engines {

    private static final Properties VERSIONS = versions();

    private static final List<Engine> ALL = List.of(
            new Engine(
                    "tribuo",
                    "mlmodel-engine-tribuo",
                    1,
                    List.of(
                            "decision-tree",
                            "extra-trees",
                            "gradient-boosting",
                            "linear-regression",
                            "logistic-regression",
                            "random-forest"),
                    "org.tribuo.",
                    List.of("tribuo", "xgboost")),
            new Engine(
                    "onnxruntime",
                    "mlmodel-engine-onnxruntime",
                    1,
                    List.of("neural-network"),
                    "",
                    List.of("onnxruntime")));

    private Engines() {}

    /**
     * An engine.
     *
     * @param name its name
     * @param artifactId of its artifact, in the plugin's group and version
     * @param revision raised whenever equal inputs would give other bytes
     * @param aliases trainers by short name, sorted
     * @param classPrefix how the names of its trainers' classes start; empty where it has aliases alone
     * @param libraries third-party libraries that decide bytes
     */
    public record Engine(
            String name,
            String artifactId,
            int revision,
            List<String> aliases,
            String classPrefix,
            List<String> libraries) {

        /** Returns whether {@code trainer} is one of this engine's. */
        public boolean trains(String trainer) {
            return aliases.contains(trainer) || (!classPrefix.isEmpty() && trainer.startsWith(classPrefix));
        }

        /** Returns name, revision and library versions, as they stand in a fingerprint. */
        public String identity() {
            StringBuilder text = new StringBuilder(name + " revision " + revision);
            for (String library : libraries) {
                text.append(", ").append(library).append(' ').append(version(library));
            }
            return text.append(", features revision ").append(FEATURES_REVISION).toString();
        }
    }

    /** Raised whenever equal rows would give other features, another split or other bytes around an equal model. */
    public static final int FEATURES_REVISION = 1;

    /** The identity of a trainer of the project's own code. */
    public static final String CUSTOM_IDENTITY = "custom code, features revision " + FEATURES_REVISION;

    /** Returns every engine. */
    public static List<Engine> all() {
        return ALL;
    }

    /** Returns every alias, sorted. */
    public static List<String> aliases() {
        return ALL.stream()
                .flatMap(engine -> engine.aliases().stream())
                .sorted()
                .toList();
    }

    /** Returns the engine that trains {@code trainer}, if it is not the project's own code. */
    public static Optional<Engine> of(String trainer) {
        return ALL.stream().filter(engine -> engine.trains(trainer)).findFirst();
    }

    /** Returns the version of a third-party library that this product was built with. */
    public static String version(String library) {
        String version = VERSIONS.getProperty(library);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + library + " among " + new TreeMap<>(VERSIONS));
        }
        return version;
    }

    private static Properties versions() {
        Properties properties = new Properties();
        try (InputStream in = Engines.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
