package io.github.mlmodel.spi;

import com.google.gson.annotations.JsonAdapter;
import io.github.mlmodel.model.api.Stable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trainer's parameter as the user wrote it: a text, or elements within it. The engine knows which it wants. */
@Stable(since = "1.0.0")
@JsonAdapter(ParameterAdapter.class)
public sealed interface Parameter {

    /**
     * A plain value.
     *
     * @param value the text, trimmed
     */
    @JsonAdapter(ParameterAdapter.class)
    record Text(String value) implements Parameter {}

    /**
     * A file that a plain value names. It exists only in what the worker is told: specifications keep the name, and so do
     * fingerprints.
     *
     * @param name the text as written
     * @param path where the file is
     * @param digest the SHA-256 that the fingerprint has of it, which what is read must have too; absent where there is no
     *     fingerprint
     */
    @JsonAdapter(ParameterAdapter.class)
    record File(String name, Path path, @Nullable String digest) implements Parameter {

        /** Names a file whose digest nobody has taken. */
        public File(String name, Path path) {
            this(name, path, null);
        }
    }

    /**
     * Nested elements in the order written: a component with its {@code type} and {@code parameters}, a list, or a map.
     *
     * @param entries the elements
     */
    @JsonAdapter(ParameterAdapter.class)
    record Group(List<Entry> entries) implements Parameter {
        /** Copies the list. */
        public Group {
            entries = List.copyOf(entries);
        }

        /** Returns the nested component, if this is one: a group with an element {@code type}. */
        public Optional<TrainerSpec> component() {
            for (Entry entry : entries) {
                if (entry.name().equals("type") && entry.value() instanceof Text type) {
                    return Optional.of(new TrainerSpec(type.value(), nestedParameters()));
                }
            }
            return Optional.empty();
        }

        private List<Entry> nestedParameters() {
            for (Entry entry : entries) {
                if (entry.name().equals("parameters") && entry.value() instanceof Group group) {
                    return group.entries();
                }
            }
            return List.of();
        }
    }

    /**
     * A named parameter.
     *
     * @param name the element's name
     * @param value the element's content
     */
    record Entry(String name, Parameter value) {}
}
