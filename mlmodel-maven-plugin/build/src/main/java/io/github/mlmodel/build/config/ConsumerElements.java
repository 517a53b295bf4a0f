package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.LIST;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whose contracts a model has to keep: {@code <consumers>}. */
final class ConsumerElements {

    static final ElementEntry CONSUMERS = value(
                    "consumers",
                    LIST,
                    NONE,
                    "projects that use the model, whose contracts it has to keep: coordinates `group:artifact:version`,"
                            + " where the version `RELEASE` is the highest released one",
                    model -> list(model.consumers().stream()
                            .map(BundleCoordinates::toString)
                            .toList()))
            .notInKey()
            .on("contracts.md");

    private static final String EXAMPLE = " Write group:artifact:version, for example <consumer>com.example:shop:"
            + ConfiguredBaseline.RELEASE + "</consumer>.";

    private final Violations violations;
    private final String path;

    ConsumerElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/consumers";
    }

    /** Returns the consumers, in the order of the POM. */
    List<BundleCoordinates> read(ElementValues model) {
        List<BundleCoordinates> consumers = new ArrayList<>();
        for (String text : model.list("consumers")) {
            consumer(text).ifPresent(consumer -> {
                if (consumers.contains(consumer)) {
                    violations.add("<" + path + "> names '" + consumer + "' twice. Keep one of them.");
                }
                consumers.add(consumer);
            });
        }
        return consumers;
    }

    private Optional<BundleCoordinates> consumer(String text) {
        Optional<BundleCoordinates> consumer = BundleCoordinates.of(text)
                .filter(coordinates -> coordinates.classifier().isEmpty());
        if (consumer.isEmpty()) {
            violations.add("<" + path + "> names '" + text + "', which are no coordinates of a project." + EXAMPLE);
        } else if (consumer.get().isSnapshot() || consumer.get().version().equals("LATEST")) {
            violations.add("<" + path + "> names '" + text
                    + "', which may have another contract tomorrow. Write <consumer>"
                    + consumer.get().group() + ":" + consumer.get().artifact() + ":"
                    + ConfiguredBaseline.RELEASE + "</consumer> for its highest released version, or name one that"
                    + " was released.");
            return Optional.empty();
        }
        return consumer;
    }
}
